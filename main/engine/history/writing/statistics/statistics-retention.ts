import type { DatabaseSync } from 'node:sqlite';
import { HOUR_MS, QUARTER_MS } from '../../database/index-values.ts';

/** As long as the hours of series. */
const KEPT_MS = 2 * 365 * 24 * HOUR_MS;

/** Deletes what statistics no longer look at, inside a transaction of the caller. */
export function pruneStatistics(database: DatabaseSync, nowMs: number): void {
  const oldestMs = nowMs - KEPT_MS;
  for (const [condition, oldest] of [
    ['drop_counts WHERE quarter <', Math.floor(oldestMs / QUARTER_MS)],
    ['delay_counts WHERE hour <', Math.floor(oldestMs / HOUR_MS)],
    ['stock_periods WHERE began_at <', oldestMs],
    ['alert_outcomes WHERE at <', oldestMs],
  ] as const) {
    database.prepare(`DELETE FROM ${condition} ?`).run(oldest);
  }
}
