import { setTimeout } from 'node:timers/promises';

/**
 * Waits until `probe` gives a value, and returns it.
 *
 * @throws Error that names `description` after `timeoutMs`.
 */
export async function waitFor<T>(
  description: string,
  probe: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  timeoutMs = 10_000,
  pollMs = 50,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`Not within ${timeoutMs / 1000} s: ${description}`);
    await setTimeout(pollMs);
  }
}

/** Waits until a condition holds, and asks often: for conditions that are cheap. @throws Error with the condition's text after `timeoutMs`. */
export async function waitUntil(condition: () => boolean, timeoutMs = 20_000): Promise<void> {
  await waitFor(String(condition), condition, timeoutMs, 5);
}
