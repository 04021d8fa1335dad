import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { HistoryRecord } from '../history-records.ts';

/** Puts rows of `results` of another file into a new one. */
export function restoreResults(database: DatabaseSync, rows: readonly Record<string, unknown>[]): void {
  const insert = database.prepare(
    `INSERT INTO results (item_id, at, outcome, tickets, entry, event_id)
     VALUES (:item_id, :at, :outcome, :tickets, :entry, :event_id)`,
  );
  for (const { item_id, at, outcome, tickets, entry, event_id } of rows) {
    insert.run({ item_id, at, outcome, tickets, entry, event_id } as Record<string, SQLInputValue>);
  }
}

/** The results of notifications, one row each: it outlives the notifications themselves. */
export function createResultWriter(database: DatabaseSync) {
  const remove = database.prepare('DELETE FROM results WHERE item_id = ?');
  const insert = database.prepare(
    `INSERT OR REPLACE INTO results (item_id, at, outcome, tickets, entry, event_id)
     VALUES (:item_id, :at, :outcome, :tickets, :entry, :event_id)`,
  );
  return {
    write({ id, entry, eventId, result }: Extract<HistoryRecord, { kind: 'result' }>): void {
      if (result === null) {
        remove.run(id);
        return;
      }
      const { outcome, tickets } = result;
      insert.run({ item_id: id, at: Date.parse(result.at), outcome, tickets, entry, event_id: eventId });
    },
  };
}
