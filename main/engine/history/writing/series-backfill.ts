import type { DatabaseSync } from 'node:sqlite';
import { doneFrom, setDoneFrom } from '../database/backfill-position.ts';
import type { RowReader } from '../database/row.ts';
import { transaction } from '../database/transaction.ts';
import { newestNotifications } from '../reading/stored-notifications.ts';
import type { Backfill } from './backfill.ts';
import type { SeriesWriter } from './series-writer.ts';

/** Messages of one step: few, since each is decoded and what is recorded meanwhile waits. */
const STEP_MESSAGES = 50;

/** Adds what the messages of an older schema say to the series, newest first. */
export function createSeriesBackfill(database: DatabaseSync, series: SeriesWriter, rows: RowReader): Backfill {
  return {
    step() {
      const from = doneFrom(database, 'series');
      if (from === 0) return false;
      try {
        transaction(database, () => {
          const found = newestNotifications(database, rows, null, from, STEP_MESSAGES);
          for (const source of found) series.addEarlier(source);
          const last = found.at(-1);
          setDoneFrom(database, 'series', last === undefined ? 0 : last.item.id);
        });
      } catch (error) {
        series.forget();
        throw error;
      }
      return true;
    },
  };
}
