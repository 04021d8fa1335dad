import type { DatabaseSync } from 'node:sqlite';
import { indexedFrom, setIndexedFrom } from '../database/backfill-position.ts';
import { type Row, type RowReader, readItem } from '../database/row.ts';
import { transaction } from '../database/transaction.ts';
import type { ItemIndexer } from './item-indexer.ts';

/** Items of one step: small, since what is recorded meanwhile waits for it. */
const STEP_ITEMS = 300;

/** Indexes of the first schema, which only items that are not indexed yet need. */
const DROP_OLD_INDEXES = ['items_by_time', 'items_by_event', 'alerts', 'gaps'];

export interface Backfill {
  /** Indexes some items of an older schema, newest first; `true` if more are left. A step is done as a whole or not at all. */
  step(): boolean;
}

export function createBackfill(database: DatabaseSync, indexer: ItemIndexer, rows: RowReader): Backfill {
  const next = database.prepare(
    'SELECT id, at, kind, fingerprint, item FROM items WHERE id < ? ORDER BY id DESC LIMIT ?',
  );
  const index = (row: Row): void => {
    const item = readItem(row);
    indexer.add(
      { ...item, id: Number(row.id) },
      Number(row.at),
      row.fingerprint === null ? null : String(row.fingerprint),
    );
  };

  /** Dropping one may take a moment if the file is large; one at a time. */
  function dropOldIndex(): boolean {
    const row = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND name IN (SELECT value FROM json_each(?))`)
      .get(JSON.stringify(DROP_OLD_INDEXES));
    if (row === undefined) return false;
    database.exec(`DROP INDEX "${String(row.name)}"`);
    return true;
  }

  return {
    step() {
      const from = indexedFrom(database);
      if (from === 0) return dropOldIndex();
      try {
        transaction(database, () => {
          const found = next.all(from, STEP_ITEMS);
          rows.readAll(found, index);
          setIndexedFrom(database, found.length < STEP_ITEMS ? 0 : Number(found.at(-1)?.id));
        });
      } catch (error) {
        indexer.texts.forget();
        throw error;
      }
      return true;
    },
  };
}
