import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { collectBetweenMessages } from './collect-between-messages.ts';
import { takeNewObjects } from './new-objects.ts';
import { returnMemoryWhenQuiet } from './return-memory.ts';

/** What V8 has for new objects may grow to this. By itself it takes up to 134 MB, which a flood fills and never gives back. */
const MAX_NEW_BYTES = 16 * 1024 * 1024;
/** V8 collects when what lives has grown by this much. By itself it waits until it has doubled or tripled. */
const GROWTH_PERCENT = 40;

/**
 * Keeps a flood from taking memory that nothing needs. V8's limits can only be given at the start of Node, by flags that users do not
 * pass; but how fast it grows towards them can be changed at any time. Holds for the threads of the process too.
 *
 * @returns To be called when a message has been handled, with its length.
 */
export function limitMemory(): (length: number) => void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  const observer = new PerformanceObserver(() => {
    if (newBytes() < MAX_NEW_BYTES) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    observer.disconnect();
  });
  observer.observe({ entryTypes: ['gc'] });
  const newObjects = takeNewObjects();
  returnMemoryWhenQuiet(newObjects);
  return collectBetweenMessages(newObjects);
}

/** How much memory V8 has for new objects now. */
function newBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
}
