import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** What V8 has for new objects may grow to this. By itself it takes up to 134 MB, which a flood fills and never gives back. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Keeps the space for new objects from growing beyond 32 MB. Its size can only be given at the start of Node, by a flag that
 * users do not pass; but how much it grows at a time can be changed at any time.
 */
export function limitYoungGeneration(): void {
  const observer = new PerformanceObserver(() => {
    if (youngGenerationBytes() < MAX_BYTES) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    observer.disconnect();
  });
  observer.observe({ entryTypes: ['gc'] });
}

/** How much memory V8 has for new objects now. */
function youngGenerationBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
}
