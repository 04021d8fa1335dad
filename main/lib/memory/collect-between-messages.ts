import { performance } from 'node:perf_hooks';
import type { Heap } from './heap.ts';

/** New objects are collected after so many characters of messages, which leave a megabyte or two of them. */
const INTERVAL_LENGTH = 150_000;
/** A message that has already arrived is handled first. */
const DELAY_MS = 2;
/** If the thread does something for more than this share of the time, its next message is there already: V8 then collects when it must. */
const BUSY_SHARE = 0.7;

/**
 * Collects new objects between messages. V8 collects when their room is full, so in the middle of a message, whose alert then waits for
 * some milliseconds. Between messages nobody waits, and the fewer there are, the shorter it takes.
 *
 * @returns To be called when a message has been handled, with its length.
 */
export function collectBetweenMessages(heap: Pick<Heap, 'collectNew'>): (length: number) => void {
  let uncollected = 0;
  let isPlanned = false;
  let before = performance.eventLoopUtilization();

  function collectUnlessBusy(): void {
    isPlanned = false;
    const { utilization } = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    if (utilization <= BUSY_SHARE) heap.collectNew();
  }

  return (length) => {
    uncollected += length;
    if (isPlanned || uncollected < INTERVAL_LENGTH) return;
    uncollected = 0;
    isPlanned = true;
    setTimeout(collectUnlessBusy, DELAY_MS);
  };
}
