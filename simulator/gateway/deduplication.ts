/** docs/protocol.md#10-deduplication */
const DEDUPLICATION_WINDOW_MS = 15 * 60 * 1000;

/** What one identity has been sent, by content key. All its connections share one. */
export interface Deduplication {
  /**
   * True, and from then on a duplicate, if this content was not sent within the window. The window counts from
   * what was sent: a suppressed repeat does not lengthen it.
   */
  admit(contentKey: string, nowMs: number): boolean;
  /** How many contents are remembered. */
  readonly size: number;
}

/** An empty memory. Contents past the window are forgotten. */
export function createDeduplication(windowMs = DEDUPLICATION_WINDOW_MS): Deduplication {
  // In the order of sending, so the oldest come first.
  const sentAtMs = new Map<string, number>();

  return {
    admit(contentKey, nowMs) {
      for (const [key, atMs] of sentAtMs) {
        if (nowMs - atMs < windowMs) break;
        sentAtMs.delete(key);
      }
      if (sentAtMs.has(contentKey)) return false;
      sentAtMs.set(contentKey, nowMs);
      return true;
    },
    get size() {
      return sentAtMs.size;
    },
  };
}
