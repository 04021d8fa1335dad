import { describe, expect, it } from 'vitest';
import { advanceElapsed, isWithin, remainingMs, retentionNowMs } from '../../../core/time/clock-jumps.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const YEAR = 365 * 24 * HOUR;

describe('elapsed time', () => {
  it.each([
    // what happens, wall clock, steady clock: elapsed
    ['nothing jumps', [MINUTE, MINUTE], MINUTE],
    ['the clock is set back an hour', [MINUTE - HOUR, MINUTE], MINUTE],
    ['the clock is set forward an hour', [MINUTE + HOUR, MINUTE], MINUTE + HOUR],
    ['the computer sleeps, and the steady clock stands still', [8 * HOUR, 0], 8 * HOUR],
    ['the computer sleeps, and the steady clock goes on', [8 * HOUR, 8 * HOUR], 8 * HOUR],
    ['the clock is set back during sleep', [-HOUR, 0], 0],
    ['the clock is slewed a little slower', [MINUTE - 30, MINUTE], MINUTE],
  ])('where %s', (_name, [wall = 0, steady = 0], elapsedMs) => {
    const start = { wallMs: NOON, steadyMs: 5, elapsedMs: 0 };
    expect(advanceElapsed(start, { wallMs: NOON + wall, steadyMs: 5 + steady }).elapsedMs).toBe(elapsedMs);
  });

  it('goes on after each of several jumps', () => {
    let time = { wallMs: NOON, steadyMs: 0, elapsedMs: 0 };
    for (const wallMs of [NOON + MINUTE, NOON - HOUR, NOON - HOUR + MINUTE, NOON + YEAR, NOON]) {
      time = advanceElapsed(time, { wallMs, steadyMs: time.steadyMs + MINUTE });
    }
    expect(time.elapsedMs).toBe(4 * MINUTE + YEAR + HOUR - MINUTE);
  });
});

describe('an instant of an earlier run', () => {
  it.each([
    ['just now', 0, true],
    ['within the span', 14 * MINUTE, true],
    ['at its end', 15 * MINUTE, false],
    ['long ago, as after the clock was set forward', YEAR, false],
    ['in the future, as after the clock was set back', -1, false],
    ['years in the future', -YEAR, false],
  ])('%s', (_name, agoMs, within) => {
    expect(isWithin(NOON - agoMs, NOON, 15 * MINUTE)).toBe(within);
  });
});

describe('what remains of a pause of an hour', () => {
  it.each([
    ['after 20 minutes', 20 * MINUTE, 40 * MINUTE],
    ['after it ended', 2 * HOUR, 0],
    ['after the clock was set forward', YEAR, 0],
    ['after the clock was set back: no more than the hour', -YEAR, HOUR],
  ])('%s', (_name, passedMs, remaining) => {
    expect(remainingMs(NOON, NOON + HOUR, NOON + passedMs)).toBe(remaining);
  });

  it('is by the clock alone if its beginning is not known', () => {
    expect(remainingMs(null, NOON + HOUR, NOON - HOUR)).toBe(2 * HOUR);
  });
});

describe('the time from which stored messages age', () => {
  it.each<[string, number, (number | null)[], number]>([
    ['no message', NOON, [], NOON],
    ['clock and messages agree', NOON, [NOON - 5, NOON - 9], NOON - 9],
    ['the clock is years ahead', NOON + YEAR, [NOON, NOON], NOON],
    ['the clock is years ahead, and a message came meanwhile', NOON + YEAR, [NOON + YEAR, NOON], NOON],
    ['the clock is years behind', NOON - YEAR, [NOON, NOON], NOON - YEAR],
    ['the service gives no readable time', NOON, [NOON - 5, Number.NaN, null], NOON - 5],
  ])('where %s', (_name, nowMs, newest, expected) => {
    expect(retentionNowMs(nowMs, newest)).toBe(expected);
  });
});
