import type { Clock } from '../engine/ports.ts';
import { createElapsedTime } from '../lib/elapsed-time.ts';

/** The time and timers of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: createElapsedTime(Date.now, () => performance.now()),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
