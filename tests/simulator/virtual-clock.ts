import type { Clock } from '../../simulator/clock.ts';

/** A clock that stands still until a test advances it; tasks run in the order of their times. */
export interface VirtualClock extends Clock {
  advance(byMs: number): void;
  /** How many tasks are due in the future. */
  readonly pending: number;
}

export function createVirtualClock(startMs = Date.parse('2026-06-01T18:00:00Z')): VirtualClock {
  let nowMs = startMs;
  const tasks = new Set<{ readonly atMs: number; readonly task: () => void }>();
  return {
    now: () => nowMs,
    after(delayMs, task) {
      const entry = { atMs: nowMs + delayMs, task };
      tasks.add(entry);
      return () => tasks.delete(entry);
    },
    advance(byMs) {
      const endMs = nowMs + byMs;
      for (;;) {
        const next = [...tasks].sort((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined || next.atMs > endMs) break;
        tasks.delete(next);
        nowMs = next.atMs;
        next.task();
      }
      nowMs = endMs;
    },
    get pending() {
      return tasks.size;
    },
  };
}
