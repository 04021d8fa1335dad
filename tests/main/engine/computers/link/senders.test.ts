import { describe, expect, it } from 'vitest';
import {
  createSenders,
  expectAgain,
  isExpectedAgain,
  markLive,
} from '../../../../../main/engine/computers/link/senders.ts';

const sender = () => createSenders().get('a');

describe('a computer that is met', () => {
  it.each([
    ['at once: what it sends from now on counts', { sent: 9, kept_from: 5 }, false, null],
    ['late: what it still has counts too', { sent: 9, kept_from: 5 }, true, { from: 5, to: 9 }],
    ['late, with nothing left', { sent: 9, kept_from: 10 }, true, null],
    ['late, with numbers that cannot be', { sent: 9, kept_from: 0 }, true, { from: 1, to: 9 }],
    ['late, with more lost than it says it sent', { sent: 9, kept_from: 50 }, true, null],
  ] as const)('%s', (_when, presence, wantsBacklog, missing) => {
    const met = sender();
    markLive(met, presence, wantsBacklog);
    met.numbers?.announce(presence.sent);
    expect(met.numbers?.missing() ?? null).toEqual(missing);
    expect(met.numbers?.add(10)).toBe(true);
  });
});

it('items that another computer has asked for may come twice for a while', () => {
  const asked = sender();
  expect(isExpectedAgain(asked, 0, 0)).toBe(false);
  expectAgain(asked, { from: 3, to: 5 }, 1_000);
  expect([2, 3, 5, 6].map((number) => isExpectedAgain(asked, number, 30_999))).toEqual([false, true, true, false]);
  expect(isExpectedAgain(asked, 3, 31_000)).toBe(false);
  expectAgain(asked, { from: 7, to: 8 }, 40_000);
  expectAgain(asked, { from: 5, to: 7 }, 41_000);
  expect([4, 5, 8, 9].map((number) => isExpectedAgain(asked, number, 70_999))).toEqual([false, true, true, false]);
});
