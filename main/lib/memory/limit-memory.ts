import { setFlagsFromString } from 'node:v8';
import { collectBetweenMessages } from './collect-between-messages.ts';
import { takeHeap } from './heap.ts';
import { limitNewObjects } from './limit-new-objects.ts';
import { returnMemoryWhenQuiet } from './return-memory.ts';

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
  limitNewObjects();
  const heap = takeHeap();
  returnMemoryWhenQuiet(heap);
  return collectBetweenMessages(heap);
}
