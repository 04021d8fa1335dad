import type { Clock } from '../../../../main/engine/ports.ts';
import { createElapsedTime } from '../../../../main/lib/elapsed-time.ts';

/** A clock that stands still until it is moved. */
export interface VirtualClock extends Clock {
  /** Lets time pass, running what falls due in order of time. */
  pass(ms: number): void;
  /** Sets the time of day, as a user or the network does. Timers and elapsed time go on. */
  setWall(ms: number): void;
  /** How many timers are set. */
  pending(): number;
}

export function createVirtualClock(startMs = Date.UTC(2026, 5, 1, 12)): VirtualClock {
  /** The steady clock, and how far the time of day is ahead of it. */
  let nowMs = startMs;
  let aheadMs = 0;
  const now = () => nowMs + aheadMs;
  let count = 0;
  const timers = new Map<number, { readonly atMs: number; readonly task: () => void }>();
  const next = () => [...timers].sort(([a, x], [b, y]) => x.atMs - y.atMs || a - b)[0];
  return {
    now,
    elapsed: createElapsedTime(now, () => nowMs),
    setWall(ms) {
      aheadMs = ms - nowMs;
    },
    after(delayMs, task) {
      const id = ++count;
      timers.set(id, { atMs: nowMs + Math.max(0, delayMs), task });
      return () => timers.delete(id);
    },
    pass(ms) {
      const untilMs = nowMs + ms;
      for (let due = next(); due !== undefined && due[1].atMs <= untilMs; due = next()) {
        timers.delete(due[0]);
        nowMs = Math.max(nowMs, due[1].atMs);
        due[1].task();
      }
      nowMs = untilMs;
    },
    pending: () => timers.size,
  };
}
