import { expect } from 'vitest';
import { PAGE_TIMEOUT_MS } from '../drivers/driver.ts';

/** Expects of what `probe` gives that it comes true in the time anything on the page may take. */
export function expectEventually<T>(probe: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(probe, { timeout: PAGE_TIMEOUT_MS });
}
