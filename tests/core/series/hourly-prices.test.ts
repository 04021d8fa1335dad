import { describe, expect, it } from 'vitest';
import { createHourlyPrices } from '../../../core/series/hourly-prices.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-28T10:00:00Z');

/** Prices by how many hours ago they were given, oldest first. */
function pricesOf(...given: readonly (readonly [hoursAgo: number, price: number | null])[]) {
  const prices = createHourlyPrices();
  for (const [hoursAgo, price] of given) prices.add(NOW - hoursAgo * HOUR, price);
  return prices;
}

describe('the lowest price of the last days', () => {
  it.each([
    ['none', [], null],
    ['nothing could be bought', [[5, null]], null],
    ['one', [[5, 200]], 200],
    [
      'the lowest of several',
      [
        [50, 200],
        [5, 149],
        [1, 180],
      ],
      149,
    ],
    [
      'one that stood when the days began',
      [
        [40 * 24, 120],
        [5, 200],
      ],
      120,
    ],
    [
      'not one that was replaced before',
      [
        [40 * 24, 120],
        [35 * 24, 200],
        [5, 210],
      ],
      200,
    ],
    [
      'a moment is enough',
      [
        [5.5, 200],
        [5.4, 99],
        [5.3, 200],
      ],
      99,
    ],
    [
      'also between sold out and sold out',
      [
        [5.5, null],
        [5.4, 99],
        [5.3, null],
      ],
      99,
    ],
  ] as const)('%s', (_, given, price) => {
    expect(pricesOf(...given).lowest(30, NOW)?.price ?? null).toBe(price);
  });

  it('says when it was given', () => {
    expect(pricesOf([50, 200], [5.25, 180], [5.2, 149], [1, 160]).lowest(30, NOW)?.atMs).toBe(NOW - 5.2 * HOUR);
  });
});

describe('the median of the last days', () => {
  it.each([
    ['none', [], null],
    ['nothing could be bought', [[5, null]], null],
    ['a price given just now', [[0, 200]], 200],
    [
      'each hour counts once, however many messages came',
      [
        [9, 200],
        [0.3, 90],
        [0.2, 80],
        [0.1, 90],
      ],
      200,
    ],
    [
      'a price stands until the next one',
      [
        [6 * 24, 200],
        [2, 150],
        [1, 140],
      ],
      200,
    ],
    [
      'hours in which nothing could be bought do not count',
      [
        [60, 300],
        [59, null],
        [3, 100],
      ],
      100,
    ],
    [
      'between two in the middle',
      [
        [3, 200],
        [1, 100],
      ],
      150,
    ],
    [
      'what stood when the days began counts',
      [
        [20 * 24, 200],
        [3, 100],
      ],
      200,
    ],
  ] as const)('%s', (_, given, price) => {
    expect(pricesOf(...given).median(7, NOW)?.price ?? null).toBe(price);
  });

  it('looks as far back as it is asked', () => {
    const prices = pricesOf([10 * 24, 300], [24, 100]);
    expect([1, 2, 7, 30].map((days) => prices.median(days, NOW)?.price)).toEqual([100, 100, 300, 300]);
  });
});

describe('what is kept', () => {
  it('is no more than the hours in which the price changed', () => {
    const prices = createHourlyPrices();
    for (let minute = 60 * 24 * 60; minute > 0; minute -= 1) prices.add(NOW - minute * 60_000, 100);
    expect(prices.size()).toBe(3);
  });

  it('is 721 hours at most, also if the price changes with every message for a year', () => {
    const prices = createHourlyPrices();
    for (let at = NOW - 365 * DAY; at <= NOW; at += HOUR / 2) prices.add(at, 100 + (at % 7));
    expect(prices.size()).toBeLessThanOrEqual(3 * 722);
    expect(prices.lowest(30, NOW)).not.toBeNull();
  });

  it('stays right if the clock is set back', () => {
    const prices = pricesOf([1, 200]);
    prices.add(NOW - 5 * HOUR, 150);
    expect(prices.lowest(30, NOW)?.price).toBe(150);
    expect(prices.values().length).toBe(3);
  });
});
