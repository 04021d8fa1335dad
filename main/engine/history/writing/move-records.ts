import type { DatabaseSync } from 'node:sqlite';
import type { ItemResult } from '../../../../core/feed/feed-item.ts';
import { createRowReader, readItem } from '../database/row.ts';
import type { HistoryRecord } from '../history-records.ts';
import { getNotification } from '../reading/stored-notifications.ts';
import type { RecordWriter } from './records/record-writer.ts';

const BATCH_ITEMS = 200;

/** Writes what one database has beyond the newest item of another one to that one, with its messages. */
export function moveRecords(from: DatabaseSync, to: DatabaseSync, writer: RecordWriter): void {
  const rows = createRowReader();
  const page = from.prepare(
    `SELECT items.id, items.at, items.item, item_index.fingerprint FROM items JOIN item_index USING (id)
     WHERE id > ? ORDER BY id LIMIT ?`,
  );
  let last = Number(to.prepare('SELECT coalesce(max(id), 0) AS id FROM items').get()?.id);
  for (;;) {
    const found = page.all(last, BATCH_ITEMS);
    if (found.length === 0) break;
    const records = rows.readAll(found, (row): HistoryRecord => {
      const item = readItem(row);
      const at = Number(row.at);
      if (item.kind === 'gap') return { kind: 'gap', item, atMs: at };
      const fingerprint = row.fingerprint === null ? null : String(row.fingerprint);
      const stored = getNotification(from, rows, item.id);
      return stored === null
        ? { kind: 'line', item, fingerprint, atMs: at }
        : { ...stored, kind: 'notification', fingerprint };
    });
    writer.write(records);
    last = Number(found.at(-1)?.id);
  }
  const results = from.prepare('SELECT item_id, at, outcome, tickets, entry, event_id FROM results').all();
  writer.write(
    results.map((row) => ({
      kind: 'result',
      id: Number(row.item_id),
      entry: row.entry === null ? null : String(row.entry),
      eventId: String(row.event_id),
      result: {
        outcome: row.outcome as ItemResult['outcome'],
        at: new Date(Number(row.at)).toISOString(),
        tickets: Number(row.tickets),
      },
    })),
  );
  const toasts = from.prepare('SELECT toast_id, item_id, at FROM toasts').all();
  writer.write(
    toasts.map((row) => ({
      kind: 'toast',
      toastId: String(row.toast_id),
      itemId: Number(row.item_id),
      atMs: Number(row.at),
    })),
  );
  const outcomes = from.prepare('SELECT id, toast, toast_action FROM alert_outcomes WHERE toast IS NOT NULL').all();
  writer.write(
    outcomes.flatMap(({ id, toast, toast_action: action }): HistoryRecord[] => [
      { kind: 'toast_outcome', id: Number(id), toast: String(toast) },
      ...(action === null ? [] : [{ kind: 'toast_action', id: Number(id), action: String(action) } as const]),
    ]),
  );
}
