import { describe, expect, it } from 'vitest';
import { readInstantMs } from '../../../core/watchlist/instant.ts';

describe('readInstant', () => {
  it.each([
    ['2026-06-15T20:00:00Z', '2026-06-15T20:00:00.000Z'],
    ['2026-06-15t20:00:00.1239z', '2026-06-15T20:00:00.123Z'],
    ['2026-06-15 22:00:00+02:00', '2026-06-15T20:00:00.000Z'],
    ['2026-06-15T13:30:00-06:30', '2026-06-15T20:00:00.000Z'],
    ['2026-06-15T20:00Z', '2026-06-15T20:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(new Date(readInstantMs(text) ?? Number.NaN).toISOString()).toBe(instant);
  });

  it.each([
    '',
    'tomorrow',
    '2026-06-15',
    '2026-06-15T20:00:00',
    '2026-02-30T20:00:00Z',
    '2026-06-15T24:00:00Z',
    '2026-06-15T20:00:00+25:00',
    '1781553600',
  ])('cannot read %j', (text) => {
    expect(readInstantMs(text)).toBeNull();
  });
});
