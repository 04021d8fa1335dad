/** How long an alert makes later copies of itself duplicates (docs/protocol.md#10-deduplication). */
export const DUPLICATE_WINDOW_MS = 15 * 60 * 1000;

/** Keeps what has alerted in the last 15 minutes, by content fingerprint. */
export interface DuplicateMemory {
  has(fingerprint: string): boolean;
  /** @param agoMs how long ago it alerted, if that was in an earlier run. To be given in order, the oldest first. */
  add(fingerprint: string, agoMs?: number): void;
}

/**
 * Creates an empty memory. Its size is bounded by the alerts of 15 minutes.
 *
 * @param elapsed elapsed time in milliseconds, as `Clock.elapsed` gives it.
 */
export function createDuplicateMemory(elapsed: () => number): DuplicateMemory {
  /** In the order of arrival, so that the oldest are at the front. */
  const alertedAtMs = new Map<string, number>();
  return {
    has(fingerprint) {
      const at = alertedAtMs.get(fingerprint);
      return at !== undefined && elapsed() - at < DUPLICATE_WINDOW_MS;
    },
    add(fingerprint, agoMs = 0) {
      const nowMs = elapsed();
      alertedAtMs.delete(fingerprint);
      alertedAtMs.set(fingerprint, nowMs - agoMs);
      for (const [oldest, at] of alertedAtMs) {
        if (nowMs - at < DUPLICATE_WINDOW_MS) break;
        alertedAtMs.delete(oldest);
      }
    },
  };
}
