import { advanceElapsed } from '../../core/time/clock-jumps.ts';

/**
 * A count of the milliseconds that pass, which never runs backwards (`core/time/clock-jumps.ts`). Only differences mean
 * something.
 *
 * @param wall the time of day, in milliseconds.
 * @param steady milliseconds of a clock that does not jump.
 */
export function createElapsedTime(wall: () => number, steady: () => number): () => number {
  let time = { wallMs: wall(), steadyMs: steady(), elapsedMs: 0 };
  return () => {
    time = advanceElapsed(time, { wallMs: wall(), steadyMs: steady() });
    return time.elapsedMs;
  };
}
