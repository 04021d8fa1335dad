/**
 * The rule for a clock that jumps, either way. Everything that asks "how long ago?" or "is it over?" asks here.
 *
 * - Within a run, time that passed is elapsed time: it never runs backwards. A clock that was set back does not make
 *   anything last longer; sleep, and a clock that was set forward, count as passed.
 * - Times of an earlier run are only known by the clock. One that lies in the future says nothing.
 * - In doubt an alert is shown, and nothing is deleted.
 */

/** What the two clocks of a machine show: the time of day, and a monotonic count. */
interface ClockReading {
  readonly wallMs: number;
  readonly steadyMs: number;
}

/** Elapsed time, with the reading it was found by. */
export interface ElapsedTime extends ClockReading {
  readonly elapsedMs: number;
}

/**
 * The elapsed time at the next reading: further by what the steady clock says, or by what the time of day says if that is
 * more, because the steady clock of some systems stands still during sleep.
 */
export function advanceElapsed(before: ElapsedTime, { wallMs, steadyMs }: ClockReading): ElapsedTime {
  const passedMs = Math.max(0, steadyMs - before.steadyMs, wallMs - before.wallMs);
  return { wallMs, steadyMs, elapsedMs: before.elapsedMs + passedMs };
}

/** Whether an instant of an earlier run lies in the `spanMs` before now. One in the future does not. */
export function isWithin(atMs: number, nowMs: number, spanMs: number): boolean {
  return atMs <= nowMs && nowMs - atMs < spanMs;
}

/**
 * How long something still lasts that ends at `untilMs` and began in an earlier run, at `sinceMs`: never longer than
 * from its beginning, so that a clock that was set back does not prolong it. 0 if it is over.
 *
 * @param sinceMs `null` if not known.
 */
export function remainingMs(sinceMs: number | null, untilMs: number, nowMs: number): number {
  const longestMs = sinceMs === null ? Number.POSITIVE_INFINITY : untilMs - sinceMs;
  return Math.max(0, Math.min(untilMs - nowMs, longestMs));
}

/**
 * The time from which the age of stored messages counts: the newest message, by when it came and by the time that the
 * service gave it, unless this computer's clock says less. So a clock that is far ahead makes nothing look old.
 *
 * @param newest Times of the newest message; `null` or NaN for those that are not known.
 */
export function retentionNowMs(nowMs: number, newest: readonly (number | null)[]): number {
  return Math.min(nowMs, ...newest.filter((atMs) => atMs !== null && !Number.isNaN(atMs)).map(Number));
}
