import type { WaitingRecord } from './packed-record.ts';

/** After this many crashes in a row the records of the batch are written one by one: one of them may be the cause. */
const BATCH_CRASHES = 2;
/** After this many crashes while it is written alone, a record counts as the cause. */
const RECORD_CRASHES = 2;

/**
 * Finds the record that crashes the writer thread each time, so that only this record is lost and not those behind it. It
 * counts records from the head of the queue, and a batch that is being written is part of that head.
 */
export interface CrashTracker {
  /** How many crashes in a row there were. */
  count(): number;
  /** Whether the first record is written alone. */
  oneByOne(): boolean;
  /** Whether the first record may be in the file already: the thread may have crashed after writing it. */
  mayBeWritten(): boolean;
  /** A batch is being written, until `written`, `refused` or `crashed`. */
  started(): void;
  /** The batch, of this many records, was written or is dropped for good. */
  written(count: number): void;
  /** The batch could not be written now, without a crash. */
  refused(): void;
  /** The thread crashed. Returns what is tried again in place of the batch. */
  crashed(batch: readonly WaitingRecord[]): readonly WaitingRecord[];
  /** The first records that wait were given up. */
  givenUp(count: number): void;
}

export function createCrashTracker(): CrashTracker {
  let inARow = 0;
  let crashesAlone = 0;
  /** Records at the head that are written one by one. */
  let alone = 0;
  /** Records at the head that may be in the file already. */
  let uncertain = 0;
  let isWriting = false;

  function removeFromHead(count: number): void {
    alone = Math.max(0, alone - count);
    uncertain = Math.max(0, uncertain - count);
  }

  return {
    count: () => inARow,
    oneByOne: () => alone > 0,
    mayBeWritten: () => uncertain > 0,
    started() {
      isWriting = true;
    },
    refused() {
      isWriting = false;
    },
    givenUp(count) {
      // While a batch is written, what waits is behind the head.
      if (!isWriting) removeFromHead(count);
    },
    written(count) {
      isWriting = false;
      inARow = 0;
      crashesAlone = 0;
      removeFromHead(count);
    },
    crashed(batch) {
      isWriting = false;
      inARow += 1;
      uncertain = Math.max(uncertain, batch.length);
      if (alone === 0) {
        if (inARow >= BATCH_CRASHES) alone = batch.length;
        return batch;
      }
      crashesAlone += 1;
      if (crashesAlone < RECORD_CRASHES) return batch;
      crashesAlone = 0;
      const rest = batch.flatMap(withoutMessage);
      removeFromHead(batch.length - rest.length);
      return rest;
    },
  };
}

/** A record without its message; nothing if it has none. */
function withoutMessage(record: WaitingRecord): WaitingRecord[] {
  if (record.kind !== 'packed' || record.message === null) return [];
  return [{ ...record, message: null }];
}
