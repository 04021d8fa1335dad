import type { NotificationItem } from '../../../../../core/feed/feed-item.ts';
import { type BlockMessage, toBlockMessage } from '../../database/frame-block.ts';
import type { HistoryRecord, LineRecord, NotificationRecord } from '../../history-records.ts';
import { type PackedRecord, packedItem, packedMessage } from '../../queue/packed-record.ts';

/** A notification with what goes into the file. */
export interface WrittenNotification extends Omit<NotificationRecord, 'decision' | 'frame'> {
  /** JSON of `item`. */
  readonly itemText: string;
  readonly message: BlockMessage;
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
    case 'notification': {
      const { decision, frame, ...rest } = record;
      const message = toBlockMessage(JSON.stringify(decision), frame);
      return { ...rest, itemText: JSON.stringify(record.item), message };
    }
    case 'line':
      return { ...record, itemText: JSON.stringify(record.item) };
    default:
      return record;
  }
}

function unpack(record: PackedRecord): WrittenNotification | WrittenLine {
  const { fingerprint, atMs, message } = record;
  const itemText = packedItem(record);
  const item = JSON.parse(itemText) as NotificationItem;
  if (message === null) return { kind: 'line', item, itemText, fingerprint, atMs };
  const { decisionBytes, decisionLength, frameLength } = message;
  const bytes = packedMessage(record, message);
  return {
    kind: 'notification',
    item,
    itemText,
    fingerprint,
    receivedAtMs: atMs,
    message: { bytes, decisionBytes, decisionLength, frameLength },
  };
}
