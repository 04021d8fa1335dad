import type { ClockOffset } from './clock-offset.ts';
import { REPUBLISH_WINDOW_MS } from './group-timing.ts';

/** Clocks that differ less are right: what is left is the precision of the comparison. */
const WRONG_CLOCK_MS = 60_000;

/**
 * When another computer received a message, by the own clock. Without a comparison of the clocks, or if that makes the message
 * older than any that is still published, it counts as received now, so that a mute that is over does not hold for it.
 *
 * @param receivedAtMs by the clock of that computer, in milliseconds since the epoch, as `nowMs`.
 */
export function receiptByOwnClock(receivedAtMs: number, clock: ClockOffset | null, nowMs: number): number {
  if (clock === null) return nowMs;
  const atMs = Math.round(receivedAtMs - clock.aheadMs);
  return nowMs - atMs > REPUBLISH_WINDOW_MS ? nowMs : Math.min(nowMs, atMs);
}

/** A time that another computer named, by the own clock; unchanged unless one of the clocks is wrong. @param time RFC3339 */
export function timeByOwnClock(time: string, clock: ClockOffset | null): string {
  if (clock === null || Math.abs(clock.aheadMs) < WRONG_CLOCK_MS) return time;
  const atMs = Date.parse(time) - Math.round(clock.aheadMs);
  return Number.isNaN(new Date(atMs).getTime()) ? time : new Date(atMs).toISOString();
}
