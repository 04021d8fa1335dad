/** How long an alert makes later copies of itself duplicates (docs/protocol.md#10-deduplication). */
export const DUPLICATE_WINDOW_MS = 15 * 60 * 1000;

/** Keeps what has alerted in the last 15 minutes, by content fingerprint. */
export interface DuplicateMemory {
  has(fingerprint: string): boolean;
  /** @param atMs when the alert arrived; older ones (of an earlier run) may be given. */
  add(fingerprint: string, atMs: number): void;
}

/** Creates an empty memory. Its size is bounded by the alerts of 15 minutes. */
export function createDuplicateMemory(now: () => number): DuplicateMemory {
  /** In the order of arrival, so that the oldest are at the front. */
  const alertedAtMs = new Map<string, number>();
  return {
    has(fingerprint) {
      const at = alertedAtMs.get(fingerprint);
      return at !== undefined && now() - at < DUPLICATE_WINDOW_MS;
    },
    add(fingerprint, atMs) {
      alertedAtMs.delete(fingerprint);
      alertedAtMs.set(fingerprint, atMs);
      for (const [oldest, at] of alertedAtMs) {
        if (now() - at < DUPLICATE_WINDOW_MS) break;
        alertedAtMs.delete(oldest);
      }
    },
  };
}
