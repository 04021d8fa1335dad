import { expect, it } from 'vitest';
import { receiptByOwnClock, timeByOwnClock } from '../../../core/computers/other-clock.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-06-10T20:00:00Z');
const ahead = (aheadMs: number) => ({ aheadMs, delayMs: 5 });

it.each([
  ['right clocks', NOW - 300, ahead(0), NOW - 300],
  ['a clock five hours ahead', NOW + 5 * HOUR - 300, ahead(5 * HOUR), NOW - 300],
  ['a clock five hours behind', NOW - 5 * HOUR - 300, ahead(-5 * HOUR), NOW - 300],
  ['a clock that was not compared yet', NOW - 5 * HOUR, null, NOW],
  ['a clock that was set back since it was compared', NOW - HOUR, ahead(0), NOW],
  ['a clock that was set ahead since it was compared', NOW + HOUR, ahead(0), NOW],
  ['a message that came late, but within what is kept', NOW - 15 * 60_000, ahead(0), NOW - 15 * 60_000],
] as const)('a message was received when it was, never in the future: %s', (_name, receivedAtMs, clock, expected) => {
  expect(receiptByOwnClock(receivedAtMs, clock, NOW)).toBe(expected);
});

it.each([
  ['not compared', null, '2026-06-10T21:00:00.000Z'],
  ['right', ahead(800), '2026-06-10T21:00:00.000Z'],
  ['five hours ahead', ahead(5 * HOUR + 0.5), '2026-06-10T15:59:59.999Z'],
  ['five hours behind', ahead(-5 * HOUR), '2026-06-11T02:00:00.000Z'],
  ['further away than dates go', ahead(-8.64e15), '2026-06-10T21:00:00.000Z'],
] as const)('a mute ends after as long as it was meant to last: the other clock is %s', (_name, clock, expected) => {
  expect(timeByOwnClock('2026-06-10T21:00:00.000Z', clock)).toBe(expected);
});
