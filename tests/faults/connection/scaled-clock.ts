import type { Clock } from '../../../main/engine/ports.ts';

/** A clock that runs `speed` times as fast as the machine's, so that time-outs of seconds take moments. */
export function createScaledClock(speed: number): Clock & { readonly speed: number } {
  const startMs = Date.now();
  const now = () => Math.round(startMs + (Date.now() - startMs) * speed);
  return {
    speed,
    now,
    elapsed: now,
    after(delayMs, task) {
      const timer = setTimeout(task, delayMs / speed);
      return () => clearTimeout(timer);
    },
  };
}
