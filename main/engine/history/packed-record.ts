import type { HistoryRecord, LineRecord, NotificationRecord } from './history-records.ts';

/**
 * A notification on its way to the thread that writes: as text, which takes less memory than the objects, is handed over sooner, and
 * is what the file holds.
 */
export interface PackedRecord {
  readonly kind: 'packed';
  /** JSON. */
  readonly item: string;
  readonly fingerprint: string | null;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** JSON; `null` if only the line is kept. */
  readonly decision: string | null;
  /** The frame as received; `null` if only the line is kept. */
  readonly frame: string | null;
}

/** Everything else is small and rare, and stays as it is. */
export type WaitingRecord = PackedRecord | Exclude<HistoryRecord, NotificationRecord | LineRecord>;

export function packRecord(record: HistoryRecord): WaitingRecord {
  if (record.kind !== 'notification' && record.kind !== 'line') return record;
  const isMessage = record.kind === 'notification';
  return {
    kind: 'packed',
    item: JSON.stringify(record.item),
    fingerprint: record.fingerprint,
    atMs: isMessage ? record.receivedAtMs : record.atMs,
    decision: isMessage ? JSON.stringify(record.decision) : null,
    frame: isMessage ? record.frame : null,
  };
}

/** How much of it waits, in UTF-16 units. */
export function packedLength(record: WaitingRecord | undefined): number {
  if (record?.kind !== 'packed') return 0;
  return record.item.length + (record.decision?.length ?? 0) + (record.frame?.length ?? 0);
}
