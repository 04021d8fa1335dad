import type { DatabaseSync } from 'node:sqlite';
import { QUARTER_MS } from '../database/index-values.ts';

/** The beginnings of the quarters of an hour in which messages came, milliseconds since the epoch. */
export function messageQuarters(database: DatabaseSync, sinceMs: number): number[] {
  const rows = database
    .prepare('SELECT DISTINCT quarter FROM quarter_counts WHERE quarter >= ? AND notifications > 0')
    .all(Math.floor(sinceMs / QUARTER_MS));
  return rows.map(({ quarter }) => Number(quarter) * QUARTER_MS);
}
