import { DUPLICATE_WINDOW_MS } from '../pipeline/duplicate-memory.ts';

/** The frames of 15 minutes; more are not remembered. */
const MAX_FRAMES = 20_000;

/** Finds the second copy of a message that two computers have heard. */
export interface FrameFolding {
  /**
   * @param content `core/notification/fingerprint.ts`.
   * @param origin The computer that heard it.
   * @returns whether another computer has heard it in the last 15 minutes. What one computer hears twice the service sent twice.
   */
  isCopy(content: string, origin: string): boolean;
}

/** @param elapsed milliseconds, as `Clock.elapsed` gives them. */
export function createFrameFolding(elapsed: () => number): FrameFolding {
  /** In the order of arrival. */
  const heard = new Map<string, { readonly origin: string; readonly atMs: number }>();
  return {
    isCopy(content, origin) {
      const nowMs = elapsed();
      for (const [oldest, { atMs }] of heard) {
        if (nowMs - atMs < DUPLICATE_WINDOW_MS && heard.size < MAX_FRAMES) break;
        heard.delete(oldest);
      }
      const first = heard.get(content);
      if (first !== undefined && first.origin !== origin) return true;
      heard.delete(content);
      heard.set(content, { origin, atMs: nowMs });
      return false;
    },
  };
}
