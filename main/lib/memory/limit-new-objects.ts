import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** What V8 has for new objects may grow to this. By itself it takes up to 134 MB, which a flood fills and never gives back. */
const MAX_BYTES = 8 * 1024 * 1024;
const INTERVAL_MS = 5_000;

/**
 * Keeps the room for new objects within `MAX_BYTES`: once it is as large, V8 may not double it again. V8 makes it small if little
 * happens, so it may grow again after that: in little room a flood would be collected every few messages, and much of it kept
 * that nothing needs.
 */
export function limitNewObjects(intervalMs = INTERVAL_MS): void {
  let mayGrow = false;
  const observer = new PerformanceObserver(() => {
    if (roomBytes() >= MAX_BYTES) stopGrowing();
  });

  function letGrow(): void {
    mayGrow = true;
    setFlagsFromString('--semi-space-growth-factor=2');
    observer.observe({ entryTypes: ['gc'] });
  }

  function stopGrowing(): void {
    mayGrow = false;
    setFlagsFromString('--semi-space-growth-factor=1');
    observer.disconnect();
  }

  letGrow();
  setInterval(() => {
    if (!mayGrow && roomBytes() < MAX_BYTES) letGrow();
  }, intervalMs).unref();
}

/** How much memory V8 has for new objects now. */
function roomBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
}
