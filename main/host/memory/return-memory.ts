import { performance } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const INTERVAL_MS = 5_000;
/** The thread is quiet if it does something for less than this share of the time: an alert then hardly meets the collection. */
const QUIET_SHARE = 0.1;
/** What V8 has for new objects when little happens is less. */
const MIN_BYTES = 2 * 1024 * 1024;

/**
 * Gives back the room for new objects once the app has become quiet. V8 does so when it next collects them, which takes minutes if
 * little happens; this collects them then, in a millisecond or two.
 */
export function returnMemoryWhenQuiet(intervalMs = INTERVAL_MS): void {
  const collect = exposeCollection();
  let before = performance.eventLoopUtilization();
  setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    if (utilization < QUIET_SHARE && newBytes() > MIN_BYTES) collect({ type: 'minor' });
  }, intervalMs).unref();
}

/** Memory that V8 has for new objects now, as far as it has been touched. */
function newBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.physical_space_size ?? 0;
}

/** V8's collector, which only contexts have that are made while the flag is set. */
function exposeCollection(): NodeJS.GCFunction {
  setFlagsFromString('--expose-gc');
  const collect: NodeJS.GCFunction = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  return collect;
}
