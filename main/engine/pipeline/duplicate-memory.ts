/** How long an alert makes later copies of itself duplicates (docs/protocol.md#10-deduplication). */
export const DUPLICATE_WINDOW_MS = 15 * 60 * 1000;

/** More alerts are not remembered: 55 a second for 15 minutes. An older one that came again would alert again. */
const MAX_ALERTS = 50_000;

/** Keeps what has alerted in the last 15 minutes, by content fingerprint. */
export interface DuplicateMemory {
  has(fingerprint: string): boolean;
  /** @param agoMs how long ago it alerted, if that was in an earlier run. To be given in order, the oldest first. */
  add(fingerprint: string, agoMs?: number): void;
}

/**
 * Creates an empty memory. Its size is bounded by the alerts of 15 minutes, and in a flood by their number: 5 MB.
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
        if (nowMs - at < DUPLICATE_WINDOW_MS && alertedAtMs.size <= MAX_ALERTS) break;
        alertedAtMs.delete(oldest);
      }
    },
  };
}
