import { completeBytes, isFiltered, packedBytes, type WaitingRecord } from './packed-record.ts';

/** Beyond this some are given up. So many only if nothing can be written: else they become fewer soon. */
const MAX_RECORDS = 20_000;
const MAX_BYTES = 64 * 1024 * 1024;
/** Then so much of it is kept, so that not every further record has to look for what to give up. */
const KEPT_SHARE = 0.9;

/** Records that wait to be written, in order. */
export interface WaitingRecords {
  count(): number;
  bytes(): number;
  /** Of those with their message. */
  completeBytes(): number;
  add(record: WaitingRecord): void;
  /** Takes the first ones: at most `most`, and none more once they have so many bytes. */
  take(most: number, bytes: number): WaitingRecord[];
  /** Puts back what was taken. */
  putBack(records: readonly WaitingRecord[]): void;
  /**
   * Gives up what is too much: notifications that did not alert first, the oldest of them first, but none of the first `protectedCount`
   * records; then the oldest of all.
   *
   * @returns What was given up, and how many of it were the first of all.
   */
  limit(
    isFailing: boolean,
    protectedCount: number,
  ): { readonly givenUp: readonly WaitingRecord[]; readonly first: number };
}

export function createWaitingRecords(): WaitingRecords {
  let records: WaitingRecord[] = [];
  let bytes = 0;
  let ofComplete = 0;
  let filtered = 0;

  function count(record: WaitingRecord, sign: 1 | -1): void {
    bytes += sign * packedBytes(record);
    ofComplete += sign * completeBytes(record);
    if (isFiltered(record)) filtered += sign;
  }

  function isTooMuch(isFailing: boolean, waiting: number, share: number): boolean {
    return bytes > MAX_BYTES * share || (isFailing && waiting > MAX_RECORDS * share);
  }

  function giveUpFiltered(isFailing: boolean, protectedCount: number): WaitingRecord[] {
    const givenUp: WaitingRecord[] = [];
    records = records.filter((record, at) => {
      if (at < protectedCount || !isFiltered(record)) return true;
      if (!isTooMuch(isFailing, records.length - givenUp.length, KEPT_SHARE)) return true;
      count(record, -1);
      givenUp.push(record);
      return false;
    });
    return givenUp;
  }

  return {
    count: () => records.length,
    bytes: () => bytes,
    completeBytes: () => ofComplete,
    add(record) {
      records.push(record);
      count(record, 1);
    },
    take(most, maxBytes) {
      let end = 0;
      for (let taken = 0; end < records.length && end < most && taken < maxBytes; end += 1) {
        taken += packedBytes(records[end]);
      }
      const taken = records.splice(0, end);
      for (const record of taken) count(record, -1);
      return taken;
    },
    putBack(taken) {
      records = [...taken, ...records];
      for (const record of taken) count(record, 1);
    },
    limit(isFailing, protectedCount) {
      if (!isTooMuch(isFailing, records.length, 1)) return { givenUp: [], first: 0 };
      const givenUp = filtered === 0 ? [] : giveUpFiltered(isFailing, protectedCount);
      let first = 0;
      for (; isTooMuch(isFailing, records.length - first, 1) && first < records.length; first += 1) {
        count(records[first] as WaitingRecord, -1);
      }
      return { givenUp: [...givenUp, ...records.splice(0, first)], first };
    },
  };
}
