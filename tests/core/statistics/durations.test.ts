import { describe, expect, it } from 'vitest';
import { summarizeDurations } from '../../../core/statistics/durations.ts';
import { periodStartMs } from '../../../core/statistics/statistics-period.ts';
import { stockPeriods } from '../../../core/statistics/stock-periods.ts';

const times = (n: number) => Array.from({ length: n }, (_, index) => n - index);

describe('how long something took', () => {
  it.each([
    ['never', [], { count: 0, shortest_ms: null, median_ms: null, p90_ms: null }],
    ['once', [7], { count: 1, shortest_ms: 7, median_ms: 7, p90_ms: 7 }],
    ['twice', [20, 10], { count: 2, shortest_ms: 10, median_ms: 10, p90_ms: 20 }],
    ['ten times', times(10), { count: 10, shortest_ms: 1, median_ms: 5, p90_ms: 9 }],
    ['with numbers of different length', [9, 100, 20], { count: 3, shortest_ms: 9, median_ms: 20, p90_ms: 100 }],
  ])('%s', (_name, ms, durations) => {
    expect(summarizeDurations(ms)).toEqual(durations);
  });
});

describe('periods in stock', () => {
  it.each([
    ['nothing known', [], []],
    ['sold out from the start', [0], []],
    ['in stock until now', [4, 4], [[0, null]]],
    ['first stock to sold out', [0, 4, 2, 0], [[1, 3]]],
    [
      'twice',
      [4, 0, 0, 7, 0],
      [
        [0, 1],
        [3, 4],
      ],
    ],
    ['a message that does not say', [4, null, 0, null], [[0, 2]]],
    [
      'in stock again',
      [4, 0, 1],
      [
        [0, 1],
        [2, null],
      ],
    ],
  ] as [string, (number | null)[], [number, number | null][]][])('%s', (_name, stocks, periods) => {
    const points = stocks.map((stock, index) => ({ at: index * 10, item: index, stock }));
    expect(stockPeriods(points)).toEqual(
      periods.map(([from, until]) => ({ from: from * 10, item: from, until: until === null ? null : until * 10 })),
    );
  });
});

it('a period ends now, and never begins before there was time', () => {
  const now = Date.UTC(2026, 5, 8);
  expect(periodStartMs('day', now)).toBe(Date.UTC(2026, 5, 7));
  expect(periodStartMs('week', now)).toBe(Date.UTC(2026, 5, 1));
  expect(periodStartMs('month', now)).toBe(Date.UTC(2026, 4, 9));
  expect(periodStartMs('all', now)).toBe(0);
  expect(periodStartMs('day', 5)).toBe(0);
});
