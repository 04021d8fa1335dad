import type { Clock } from '../ports.ts';

/** The shortest time between two batches: the window redraws at most twenty times a second. */
const BATCH_INTERVAL_MS = 50;

/** Gathers items for the bridge. */
export interface Batch<T> {
  add(item: T): void;
  /** Drops what waits and stops the timer, until the next item. */
  clear(): void;
}

/** Creates a batch that emits the first item at once and from then on at most one batch in 50 ms, in order of arrival. */
export function createBatch<T>(clock: Clock, emit: (items: readonly T[]) => void): Batch<T> {
  let waiting: T[] = [];
  let cancel: (() => void) | null = null;
  function flush(): void {
    cancel = null;
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    cancel = clock.after(BATCH_INTERVAL_MS, flush);
    emit(items);
  }
  return {
    add(item) {
      waiting.push(item);
      if (cancel === null) flush();
    },
    clear() {
      cancel?.();
      cancel = null;
      waiting = [];
    },
  };
}
