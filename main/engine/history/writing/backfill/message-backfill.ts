import type { DatabaseSync } from 'node:sqlite';
import { type BackfillName, doneFrom, setDoneFrom } from '../../database/backfill-position.ts';
import type { RowReader } from '../../database/row.ts';
import { transaction } from '../../database/transaction.ts';
import { newestNotifications } from '../../reading/stored-notifications.ts';
import type { Message, MessageWriter } from '../message-writer.ts';
import type { Backfill } from './backfill.ts';

/** Messages of one step: few, since each is decoded and what is recorded meanwhile waits. */
const STEP_MESSAGES = 50;

/** Makes what a newer schema keeps of messages of those that are there already, newest first. */
export function createMessageBackfill(
  database: DatabaseSync,
  rows: RowReader,
  messages: MessageWriter,
  [name, add]: readonly [BackfillName, (message: Message) => void],
): Backfill {
  return {
    step() {
      const from = doneFrom(database, name);
      if (from === 0) return false;
      try {
        transaction(database, () => {
          const found = newestNotifications(database, rows, null, from, STEP_MESSAGES);
          for (const message of found) add(message);
          const last = found.at(-1);
          setDoneFrom(database, name, last === undefined ? 0 : last.item.id);
        });
      } catch (error) {
        messages.forget();
        throw error;
      }
      return true;
    },
  };
}
