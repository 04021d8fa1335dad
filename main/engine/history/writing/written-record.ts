import type { NotificationItem } from '../../../../core/feed/feed-item.ts';
import type { HistoryRecord, LineRecord, NotificationRecord } from '../history-records.ts';
import type { PackedRecord } from '../packed-record.ts';

/** A notification with the texts that go into the file. */
export interface WrittenNotification extends Omit<NotificationRecord, 'decision'> {
  /** JSON of `item`. */
  readonly itemText: string;
  /** JSON. */
  readonly decision: string;
}

interface WrittenLine extends LineRecord {
  /** JSON of `item`. */
  readonly itemText: string;
}

export type WrittenRecord = WrittenNotification | WrittenLine | Exclude<HistoryRecord, NotificationRecord | LineRecord>;

export function toWritten(record: HistoryRecord | PackedRecord): WrittenRecord {
  switch (record.kind) {
    case 'packed':
      return unpack(record);
    case 'notification':
      return { ...record, itemText: JSON.stringify(record.item), decision: JSON.stringify(record.decision) };
    case 'line':
      return { ...record, itemText: JSON.stringify(record.item) };
    default:
      return record;
  }
}

function unpack({
  item: itemText,
  fingerprint,
  atMs,
  decision,
  frame,
}: PackedRecord): WrittenNotification | WrittenLine {
  const item = JSON.parse(itemText) as NotificationItem;
  return decision === null || frame === null
    ? { kind: 'line', item, itemText, fingerprint, atMs }
    : { kind: 'notification', item, itemText, decision, fingerprint, frame, receivedAtMs: atMs };
}
