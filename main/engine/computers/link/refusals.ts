/** What a publisher without the passphrase may cost in `WINDOW_MS` before this computer leaves the broker for a while. */
const MAX_MESSAGES = 1_000;
const MAX_BYTES = 32 * 1024 * 1024;
const WINDOW_MS = 10_000;

/** Counts messages that are refused: forged, damaged, replayed, or sealed with another passphrase. */
export interface Refusals {
  /** @returns whether they are a flood. */
  add(bytes: number): boolean;
  /** In this run. */
  total(): number;
}

/** @param elapsed milliseconds, as `Clock.elapsed` gives them. */
export function createRefusals(elapsed: () => number): Refusals {
  let total = 0;
  let windowFromMs = elapsed();
  let messages = 0;
  let bytes = 0;
  return {
    add(length) {
      total += 1;
      if (elapsed() - windowFromMs >= WINDOW_MS) {
        windowFromMs = elapsed();
        messages = 0;
        bytes = 0;
      }
      messages += 1;
      bytes += length;
      const isFlood = messages > MAX_MESSAGES || bytes > MAX_BYTES;
      // The next window begins when this computer is back.
      if (isFlood) windowFromMs = elapsed() - WINDOW_MS;
      return isFlood;
    },
    total: () => total,
  };
}
