import type { DatabaseSync } from 'node:sqlite';
import { toRecordedNotification } from '../../../../core/feed/records/recorded-notification.ts';
import { toGapRecord, type WatchRecord } from '../../../../core/feed/records/watch-record.ts';
import { type Row, type RowReader, readItem } from '../database/row.ts';
import type { StoredNotification } from '../history-records.ts';
import { createMessageReader, MESSAGE_COLUMNS, MESSAGE_SOURCE } from './stored-notifications.ts';

/** Items in the order in which they came, each as the local stream sends it: one JSON text. */
export interface RecordedPage {
  readonly objects: readonly { readonly id: number; readonly isGap: boolean; readonly data: string }[];
  /** Where the next page starts; `null` if this was the last one. */
  readonly next: number | null;
}

/** Up to `limit` items after the number `after`. Test alerts and a gap that has not ended are left out. */
export function recordedObjects(database: DatabaseSync, rows: RowReader, after: number, limit: number): RecordedPage {
  const found = database
    .prepare(`SELECT ${MESSAGE_COLUMNS} FROM ${MESSAGE_SOURCE} WHERE items.id > ? ORDER BY items.id LIMIT ?`)
    .all(after, limit);
  const readMessage = createMessageReader(database);
  const objects = rows.readAll(found, (row) => ({ id: Number(row.id), record: toRecord(row, readMessage) }));
  return {
    objects: objects.flatMap(({ id, record }) =>
      record === null ? [] : [{ id, isGap: record.type === 'gap', data: JSON.stringify(record) }],
    ),
    next: found.length < limit ? null : Number(found.at(-1)?.id),
  };
}

function toRecord(row: Row, readMessage: (row: Row) => StoredNotification): WatchRecord | null {
  const item = readItem(row);
  if (item.kind === 'gap') return item.to === null ? null : toGapRecord({ ...item, to: item.to });
  if (item.test) return null;
  return toRecordedNotification(item, row.block === null && row.frame === null ? null : readMessage(row));
}
