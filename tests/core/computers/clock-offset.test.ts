import { expect, it } from 'vitest';
import { createClockComparison } from '../../../core/computers/clock-offset.ts';

it('finds how far the other clock is ahead, by the quickest exchange', () => {
  const clocks = createClockComparison();
  expect(clocks.offset()).toBeNull();
  // The other clock is 5,000 ms ahead. This exchange takes 40 ms there and 160 ms back, with 10 ms held.
  clocks.add({ sentMs: 1_000, heldMs: 10, answeredMs: 6_050, receivedMs: 1_210 });
  expect(clocks.offset()).toEqual({ aheadMs: 4_940, delayMs: 100 });
  clocks.add({ sentMs: 2_000, heldMs: 10, answeredMs: 7_020, receivedMs: 2_030 });
  expect(clocks.offset()).toEqual({ aheadMs: 5_000, delayMs: 10 });
});

it('ignores what cannot be, and starts over when a clock is set', () => {
  const clocks = createClockComparison();
  clocks.add({ sentMs: 2_000, heldMs: 10, answeredMs: 7_020, receivedMs: 1_000 });
  clocks.add({ sentMs: 2_000, heldMs: -1, answeredMs: 7_020, receivedMs: 3_000 });
  expect(clocks.offset()).toBeNull();
  clocks.add({ sentMs: 2_000, heldMs: 10, answeredMs: 7_020, receivedMs: 2_030 });
  clocks.add({ sentMs: 3_000, heldMs: 0, answeredMs: 3_603_050, receivedMs: 3_100 });
  expect(clocks.offset()).toEqual({ aheadMs: 3_600_000, delayMs: 50 });
});

it.each([
  ['set ahead', 3_600_000],
  ['set back', -3_600_000],
])('follows the own clock at once that was %s between a question and its answer', (_name, byMs) => {
  const clocks = createClockComparison();
  for (const atMs of [1_000, 2_000, 3_000]) {
    clocks.add({ sentMs: atMs, heldMs: 0, answeredMs: atMs + 10, receivedMs: atMs + 20 });
  }
  clocks.add({ sentMs: 4_000, heldMs: 0, answeredMs: 4_010, receivedMs: 4_020 + byMs });
  clocks.add({ sentMs: 5_000 + byMs, heldMs: 0, answeredMs: 5_010, receivedMs: 5_020 + byMs });
  expect(clocks.offset()).toEqual({ aheadMs: -byMs, delayMs: 10 });
});
