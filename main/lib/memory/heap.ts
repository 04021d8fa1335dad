import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** V8's heap of this thread. */
export interface Heap {
  /** How much memory it takes now, in bytes. */
  bytes(): number;
  /** How much of it is the room for new objects, as far as it has been touched. */
  newBytes(): number;
  /** Collects new objects at once: a millisecond or two. */
  collectNew(): void;
  /** Collects everything at once, and gives back what is free: some ten milliseconds. */
  collectAll(): void;
}

/**
 * Takes V8's collector, which only contexts have that are made while the flag is set. The flag belongs to all threads of the process
 * and stays set: one that resets it could do so between the two lines of another.
 */
export function takeHeap(): Heap {
  setFlagsFromString('--expose-gc');
  const collect: NodeJS.GCFunction = runInNewContext('globalThis.gc');
  return {
    bytes: () => getHeapSpaceStatistics().reduce((sum, space) => sum + space.physical_space_size, 0),
    newBytes: () =>
      getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.physical_space_size ?? 0,
    collectNew: () => collect({ type: 'minor' }),
    collectAll: () => collect({ type: 'major', flavor: 'last-resort' }),
  };
}
