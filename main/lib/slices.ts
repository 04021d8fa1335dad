import { setImmediate } from 'node:timers/promises';

/** So long one slice may take before anything else gets its turn, in milliseconds. */
const SLICE_MS = 5;

/** Does work that is cut into steps, each of less than a few milliseconds, and lets anything else run between them. */
export async function runInSlices<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const startedMs = performance.now();
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() - startedMs < SLICE_MS);
    await setImmediate();
  }
}

/** Does the same work at once. */
export function runAtOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
