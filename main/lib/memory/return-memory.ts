import { performance } from 'node:perf_hooks';
import type { Heap } from './heap.ts';

const INTERVAL_MS = 5_000;
/** The thread is quiet if it does something for less than this share of the time: an alert then hardly meets the collection. */
const QUIET_SHARE = 0.1;
/** What V8 has for new objects when little happens is less. */
const MIN_NEW_BYTES = 2 * 1024 * 1024;
/** In so many quiet intervals V8 has given back what old objects left, unless a flood was so long that it no longer tries. */
const V8_INTERVALS = 3;
/** Everything is collected only if the heap has grown by this much since it was last known to be small. */
const MIN_GROWTH_BYTES = 10 * 1024 * 1024;

/**
 * Gives back memory of this thread once it has become quiet. For new objects V8 does so when it next collects them, which takes minutes if
 * little happens; this collects them then, in a millisecond or two. If V8 keeps what old objects left, everything is collected.
 */
export function returnMemoryWhenQuiet(heap: Heap, intervalMs = INTERVAL_MS): void {
  let before = performance.eventLoopUtilization();
  let quietIntervals = 0;
  let smallBytes = heap.bytes();

  function returnMemory(): void {
    if (heap.newBytes() > MIN_NEW_BYTES) heap.collectNew();
    smallBytes = Math.min(smallBytes, heap.bytes());
    if (quietIntervals < V8_INTERVALS || heap.bytes() < smallBytes + MIN_GROWTH_BYTES) return;
    heap.collectAll();
    smallBytes = heap.bytes();
  }

  setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    quietIntervals = utilization < QUIET_SHARE ? quietIntervals + 1 : 0;
    if (quietIntervals > 0) returnMemory();
  }, intervalMs).unref();
}
