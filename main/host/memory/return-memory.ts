import { performance } from 'node:perf_hooks';
import type { NewObjects } from './new-objects.ts';

const INTERVAL_MS = 5_000;
/** The thread is quiet if it does something for less than this share of the time: an alert then hardly meets the collection. */
const QUIET_SHARE = 0.1;
/** What V8 has for new objects when little happens is less. */
const MIN_BYTES = 2 * 1024 * 1024;

/**
 * Gives back the room for new objects once the app has become quiet. V8 does so when it next collects them, which takes minutes if
 * little happens; this collects them then, in a millisecond or two.
 */
export function returnMemoryWhenQuiet(newObjects: NewObjects, intervalMs = INTERVAL_MS): void {
  let before = performance.eventLoopUtilization();
  setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    if (utilization < QUIET_SHARE && newObjects.bytes() > MIN_BYTES) newObjects.collect();
  }, intervalMs).unref();
}
