import { describe, expect, it } from 'vitest';
import { delayBucket } from '../../../core/statistics/delay-buckets.ts';
import { delayPercentileMs } from '../../../core/statistics/delay-percentile.ts';

const times = (n: number) => Array.from({ length: n }, (_, index) => n - index);

describe('the feed delay', () => {
  it.each([
    [1, 250],
    [2, 900],
    [3, 41_000],
  ])('is told to about 7 percent: %i messages of %i ms', (count, ms) => {
    expect(delayPercentileMs([[delayBucket(ms), count]], 0.5)).toBeGreaterThan(ms * 0.925);
    expect(delayPercentileMs([[delayBucket(ms), count]], 0.5)).toBeLessThan(ms * 1.08);
  });

  it('is that of the middle message, and of the one that 95 percent do not exceed', () => {
    const counts = [...times(90).map(() => 200), ...times(10).map(() => 5_000)].map(
      (ms) => [delayBucket(ms), 1] as const,
    );
    expect(delayPercentileMs(counts, 0.5)).toBeLessThan(220);
    expect(delayPercentileMs(counts, 0.95)).toBeGreaterThan(4_600);
    expect(delayPercentileMs([], 0.5)).toBeNull();
  });

  it.each([[-5_000], [0], [9], [Number.NaN]])('of %d ms is none', (ms) => {
    expect(delayPercentileMs([[delayBucket(ms), 3]], 0.5)).toBe(0);
  });

  it('of a clock that is years off is one of an hour', () => {
    expect(delayBucket(1e12)).toBe(delayBucket(1e9));
  });
});
