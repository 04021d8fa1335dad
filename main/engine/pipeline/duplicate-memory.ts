/** How long an alert makes later copies of itself duplicates (docs/protocol.md#10-deduplication). */
export const DUPLICATE_WINDOW_MS = 15 * 60 * 1000;

/** More alerts are not remembered: 55 a second for 15 minutes. An older one that came again would alert again. */
const MAX_ALERTS = 50_000;
/** So many that are forgotten are let go of at a time. */
const MAX_FORGOTTEN = 5_000;

/** Keeps what has alerted in the last 15 minutes, by content fingerprint. */
export interface DuplicateMemory {
  has(fingerprint: string): boolean;
  /** @param agoMs how long ago it alerted, if that was in an earlier run. To be given in order, the oldest first. */
  add(fingerprint: string, agoMs?: number): void;
}

interface Alerted {
  readonly fingerprint: string;
  readonly atMs: number;
}

/**
 * Creates an empty memory. Its size is bounded by the alerts of 15 minutes, and in a flood by their number: 6 MB.
 *
 * @param elapsed elapsed time in milliseconds, as `Clock.elapsed` gives it.
 */
export function createDuplicateMemory(elapsed: () => number): DuplicateMemory {
  const newest = new Map<string, Alerted>();
  /** In the order of arrival. A map finds its first key slowly once many before it are deleted. */
  let order: Alerted[] = [];
  /** The index of the oldest that is not forgotten. */
  let first = 0;

  function forgetOldest(oldest: Alerted): void {
    // The same content may have alerted again since.
    if (newest.get(oldest.fingerprint) === oldest) newest.delete(oldest.fingerprint);
    first += 1;
    if (first < MAX_FORGOTTEN) return;
    order = order.slice(first);
    first = 0;
  }

  return {
    has(fingerprint) {
      const alerted = newest.get(fingerprint);
      return alerted !== undefined && elapsed() - alerted.atMs < DUPLICATE_WINDOW_MS;
    },
    add(fingerprint, agoMs = 0) {
      const nowMs = elapsed();
      const alerted = { fingerprint, atMs: nowMs - agoMs };
      newest.set(fingerprint, alerted);
      order.push(alerted);
      for (let oldest = order[first]; oldest !== undefined; oldest = order[first]) {
        if (nowMs - oldest.atMs < DUPLICATE_WINDOW_MS && order.length - first <= MAX_ALERTS) break;
        forgetOldest(oldest);
      }
    },
  };
}
