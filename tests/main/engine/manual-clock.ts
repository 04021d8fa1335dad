import type { Clock } from '../../../main/engine/ports.ts';

/** A clock that stands still until it is advanced; promises of the tasks it runs settle in between. */
export interface ManualClock extends Clock {
  advance(ms: number): Promise<void>;
}

export function createManualClock(startMs = 0): ManualClock {
  let nowMs = startMs;
  const tasks = new Set<{ readonly atMs: number; readonly run: () => void }>();
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  return {
    now: () => nowMs,
    elapsed: () => nowMs,
    after(delayMs, run) {
      const task = { atMs: nowMs + delayMs, run };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    async advance(ms) {
      const untilMs = nowMs + ms;
      for (;;) {
        await settle();
        const [next] = [...tasks].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        tasks.delete(next);
        nowMs = next.atMs;
        next.run();
      }
      nowMs = untilMs;
    },
  };
}
