import type { DatabaseSync } from 'node:sqlite';
import { doneFrom } from '../database/backfill-position.ts';

/** How large a database is: `HistoryStorage` without what is done about it. */
export interface DatabaseSize {
  readonly bytes: number;
  readonly free_bytes: number;
  readonly items: number;
  readonly oldest_at: string | null;
}

export function readStorage(database: DatabaseSync): DatabaseSize {
  const pragma = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  // The index is small; it lacks what an older version wrote until that is brought along.
  const table = doneFrom(database, 'item_index') === 0 ? 'item_index' : 'items';
  const row = database
    .prepare(`SELECT (SELECT count(*) FROM ${table}) - (SELECT count(*) FROM ${table} WHERE kind = 'gap') AS items`)
    .get();
  const oldest = database.prepare('SELECT at FROM items ORDER BY id LIMIT 1').get();
  return {
    bytes: pragma('page_count') * pragma('page_size'),
    free_bytes: pragma('freelist_count') * pragma('page_size'),
    items: Number(row?.items),
    oldest_at: oldest === undefined ? null : new Date(Number(oldest.at)).toISOString(),
  };
}

/** More would not be read. */
const MAX_PROBLEMS = 20;

/** What SQLite's whole check finds; empty if all is well. Takes seconds for each gigabyte. */
export function checkDatabase(database: DatabaseSync): string[] {
  return database
    .prepare(`PRAGMA integrity_check(${MAX_PROBLEMS})`)
    .all()
    .map((row) => String(row.integrity_check))
    .filter((text) => text !== 'ok');
}
