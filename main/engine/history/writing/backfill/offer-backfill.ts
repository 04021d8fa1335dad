import type { DatabaseSync } from 'node:sqlite';
import { filteredFacts } from '../../../../../core/feed/search/history-filters.ts';
import { doneFrom, setDoneFrom } from '../../database/backfill-position.ts';
import { type RowReader, readItem } from '../../database/row.ts';
import { transaction } from '../../database/transaction.ts';
import type { Backfill } from './backfill.ts';

/** Items of one step: small, since what is recorded meanwhile waits for it. */
const STEP_ITEMS = 500;

/** Adds price and classes of its offer to what an older version indexed, newest first. */
export function createOfferBackfill(database: DatabaseSync, rows: RowReader): Backfill {
  const next = database.prepare(
    'SELECT item_index.id, item FROM item_index JOIN items USING (id) WHERE item_index.id < ? ORDER BY item_index.id DESC LIMIT ?',
  );
  const update = database.prepare('UPDATE item_index SET price = ?, classes = ? WHERE id = ?');
  return {
    step() {
      const from = doneFrom(database, 'offers');
      if (from === 0) return false;
      transaction(database, () => {
        const found = next.all(from, STEP_ITEMS);
        rows.readAll(found, (row) => {
          const item = readItem(row);
          if (item.kind !== 'notification') return;
          const { price, classes } = filteredFacts(item);
          if (price !== null || classes !== null) update.run(price, classes, Number(row.id));
        });
        setDoneFrom(database, 'offers', found.length < STEP_ITEMS ? 0 : Number(found.at(-1)?.id));
      });
      return true;
    },
  };
}
