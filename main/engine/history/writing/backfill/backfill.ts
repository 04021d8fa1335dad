import type { DatabaseSync } from 'node:sqlite';
import { indexedFrom, setDoneFrom } from '../../database/backfill-position.ts';
import { type Row, type RowReader, readItem } from '../../database/row.ts';
import { FIRST_INDEXES } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import type { ItemIndexer } from '../item-indexer.ts';
import type { PendingCounts } from '../records/pending-counts.ts';

/** Items of one step: small, since what is recorded meanwhile waits for it. */
const STEP_ITEMS = 300;

/** In a larger file dropping an index holds up what is recorded for too long; there it stays, unused. */
const MAX_ITEMS_TO_DROP = 100_000;

export interface Backfill {
  /** Indexes some items of an older schema, newest first; `true` if more are left. A step is done as a whole or not at all. */
  step(): boolean;
}

export function createBackfill(
  database: DatabaseSync,
  indexer: ItemIndexer,
  counts: PendingCounts,
  rows: RowReader,
): Backfill {
  const next = database.prepare(
    'SELECT id, at, kind, fingerprint, item FROM items WHERE id < ? ORDER BY id DESC LIMIT ?',
  );
  const index = (row: Row): void => {
    const item = readItem(row);
    indexer.add(
      { ...item, id: Number(row.id) },
      Number(row.at),
      row.fingerprint === null ? null : String(row.fingerprint),
      false,
    );
  };

  function dropOldIndex(): boolean {
    const span = database.prepare('SELECT (SELECT max(id) FROM items) - (SELECT min(id) FROM items) AS ids').get();
    if (Number(span?.ids) > MAX_ITEMS_TO_DROP) return false;
    const row = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND name IN (SELECT value FROM json_each(?))`)
      .get(JSON.stringify(FIRST_INDEXES));
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
          setDoneFrom(database, 'item_index', found.length < STEP_ITEMS ? 0 : Number(found.at(-1)?.id));
          counts.write();
        });
      } catch (error) {
        indexer.texts.forget();
        counts.forget();
        throw error;
      }
      return true;
    },
  };
}
