import { setTimeout } from 'node:timers/promises';

/** Waits until `probe` gives a value, asking every 50 ms. Throws, saying `what`, after `timeoutMs`. */
export async function waitFor<T>(
  description: string,
  probe: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  timeoutMs = 10_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`Not within ${timeoutMs / 1000} s: ${description}`);
    await setTimeout(50);
  }
}
