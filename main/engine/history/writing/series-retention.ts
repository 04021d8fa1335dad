import type { DatabaseSync } from 'node:sqlite';
import { HOUR_MS } from '../database/index-values.ts';
import { transaction } from '../database/transaction.ts';

/** Points older than this become hours. */
const POINTS_KEPT_MS = 30 * 24 * HOUR_MS;
/** Hours older than this go. */
const HOURS_KEPT_MS = 2 * 365 * 24 * HOUR_MS;
/** In one step: small, since what is recorded meanwhile waits for it. */
const STEP_POINTS = 300;

/** Without the index named, SQLite goes through all points to have them in the order of the groups. */
export const CONDENSE = `INSERT INTO series_hours (series, hour, price_min, price_max, stock_min, stock_max)
  SELECT series, at / ${HOUR_MS}, min(price), max(price), min(stock), max(stock)
  FROM series_points INDEXED BY series_points_by_time WHERE at < ? GROUP BY 1, 2
  ON CONFLICT DO UPDATE SET
    price_min = coalesce(min(price_min, excluded.price_min), price_min, excluded.price_min),
    price_max = coalesce(max(price_max, excluded.price_max), price_max, excluded.price_max),
    stock_min = coalesce(min(stock_min, excluded.stock_min), stock_min, excluded.stock_min),
    stock_max = coalesce(max(stock_max, excluded.stock_max), stock_max, excluded.stock_max)`;

/**
 * Replaces points that are old by the lowest and highest price and stock of their hour, a little at a time; `true` if
 * more is left to do. The newest points must have been moved (`new-points.ts`).
 */
export function condenseStep(database: DatabaseSync, nowMs: number): boolean {
  // Whole hours only, so that most hours are written once.
  const before = Math.floor((nowMs - POINTS_KEPT_MS) / HOUR_MS) * HOUR_MS;
  return transaction(database, () => {
    const limit = database
      .prepare('SELECT at FROM series_points WHERE at < ? ORDER BY at LIMIT 1 OFFSET ?')
      .get(before, STEP_POINTS);
    // All points of one moment go together.
    const end = limit === undefined ? before : Number(limit.at) + 1;
    database.prepare(CONDENSE).run(end);
    database.prepare('DELETE FROM series_points WHERE at < ?').run(end);
    const gone = database
      .prepare('DELETE FROM series_hours WHERE hour < ?')
      .run(Math.floor((nowMs - HOURS_KEPT_MS) / HOUR_MS));
    if (Number(gone.changes) > 0) {
      database.exec(`DELETE FROM series WHERE NOT EXISTS (SELECT 1 FROM series_points WHERE series = id)
        AND NOT EXISTS (SELECT 1 FROM series_hours WHERE series = id)`);
    }
    return limit !== undefined;
  });
}
