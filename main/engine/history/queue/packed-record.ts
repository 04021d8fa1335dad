import type { HistoryRecord, LineRecord, NotificationRecord } from '../history-records.ts';

/**
 * A notification on its way to the thread that writes: as the bytes that the file holds, in memory outside V8's heap that both threads see
 * (`record-memory.ts`). What waits for a second on the heap is copied again and again.
 */
export interface PackedRecord {
  readonly kind: 'packed';
  readonly fingerprint: string | null;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** Has the JSON of the item, that of the decision and the frame as received, one after the other in UTF-8. */
  readonly memory: SharedArrayBuffer;
  /** Where in it the item begins. */
  readonly start: number;
  readonly itemBytes: number;
  /** `null` if only the line is kept. */
  readonly message: PackedMessage | null;
}

/** Its lengths, in bytes and in UTF-16 units. */
interface PackedMessage {
  readonly decisionBytes: number;
  readonly decisionLength: number;
  readonly frameBytes: number;
  readonly frameLength: number;
}

/** Everything else is small and rare, and stays as it is. */
export type WaitingRecord = PackedRecord | Exclude<HistoryRecord, NotificationRecord | LineRecord>;

/** The JSON of the item. */
export function packedItem({ memory, start, itemBytes }: PackedRecord): string {
  return Buffer.from(memory, start, itemBytes).toString();
}

/** The decision and the frame, in the memory that both threads see. */
export function packedMessage({ memory, start, itemBytes }: PackedRecord, message: PackedMessage): Buffer {
  return Buffer.from(memory, start + itemBytes, message.decisionBytes + message.frameBytes);
}

/** How much of it waits, in bytes. */
export function packedBytes(record: WaitingRecord | undefined): number {
  if (record?.kind !== 'packed') return 0;
  return record.itemBytes + (record.message === null ? 0 : record.message.decisionBytes + record.message.frameBytes);
}

/** The same, but nothing for a line without its message. */
export function completeBytes(record: WaitingRecord): number {
  return record.kind === 'packed' && record.message !== null ? packedBytes(record) : 0;
}

/** Whether it is a notification that did not alert. */
export function isFiltered(record: WaitingRecord): boolean {
  return record.kind === 'packed' && record.fingerprint === null;
}
