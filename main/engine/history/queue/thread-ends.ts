import type { WaitingRecord } from './packed-record.ts';

/** After so many ends in a row while a batch was written, its records are written one by one: one of them may be the cause. */
const ENDS_OF_A_BATCH = 2;
/** After so many ends while it is written alone, a record is the cause. */
const ENDS_OF_A_RECORD = 2;

/**
 * Finds the record during which the thread that writes ends again and again, so that it costs itself and not what comes after it.
 * It counts the records at the head of the queue.
 */
export interface ThreadEnds {
  /** How often in a row the thread ended. */
  inARow(): number;
  /** Whether the first record that waits is written alone. */
  oneByOne(): boolean;
  /** Whether the first record that waits may be written already: the thread may have ended after that. */
  mayBeWritten(): boolean;
  /** The first ones were written. */
  written(count: number): void;
  /** The first ones are given up. */
  removed(count: number): void;
  /** The thread ended while the first ones were written; returns what is tried again instead of them. */
  ended(batch: readonly WaitingRecord[]): readonly WaitingRecord[];
}

export function createThreadEnds(): ThreadEnds {
  let inARow = 0;
  let endsAlone = 0;
  let alone = 0;
  let uncertain = 0;

  function removed(count: number): void {
    alone = Math.max(0, alone - count);
    uncertain = Math.max(0, uncertain - count);
  }

  return {
    inARow: () => inARow,
    oneByOne: () => alone > 0,
    mayBeWritten: () => uncertain > 0,
    removed,
    written(count) {
      inARow = 0;
      endsAlone = 0;
      removed(count);
    },
    ended(batch) {
      inARow += 1;
      uncertain = Math.max(uncertain, batch.length);
      if (alone === 0) {
        if (inARow >= ENDS_OF_A_BATCH) alone = batch.length;
        return batch;
      }
      endsAlone += 1;
      if (endsAlone < ENDS_OF_A_RECORD) return batch;
      endsAlone = 0;
      const rest = batch.flatMap(withoutMessage);
      removed(batch.length - rest.length);
      return rest;
    },
  };
}

/** Its line without its message; nothing if it has none. */
function withoutMessage(record: WaitingRecord): WaitingRecord[] {
  if (record.kind !== 'packed' || record.message === null) return [];
  return [{ ...record, message: null }];
}
