import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeEntry } from '../../../core/watchlist/describe-entry.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { anyEntry } from './arbitrary-entry.ts';

describe('describeEntry', () => {
  it.each([
    [{}, 'stock increase'],
    [
      { change_type: ['stock_increase', 'price_decrease'], date_filter: 'fri..sun' },
      'stock increase or price drop · Fri–Sun',
    ],
    [{ change_type: ['*'] }, 'any change'],
    [{ change_type: ['price_decrease'], row_filter: 'A-F', strict: true }, 'price drop · row A–F · strict'],
    [{ change_type: ['constructor', 'price_increase'] }, 'constructor or price increase'],
    [
      { section: '101-110, Floor*', max_price_filter: 150, seat_quantity: 2, resale_tickets: false },
      '101–110 or Floor · ≤ 150.00 · 2 together · no resale',
    ],
    [{ section: '2xx, *GA, !PIT, !Lawn' }, '2xx or *GA, not PIT, not Lawn'],
    [{ section: '!PIT' }, 'not PIT'],
    [{ section: 'a,b,c,d,e,f,g,h' }, 'a, b, c, d, e or 3 more'],
    [{ min_price_filter: 20, max_price_filter: 49.5, stock_threshold_filter: 4 }, '20.00–49.50 · 4+ left'],
    [{ min_price_filter: 20 }, '≥ 20.00'],
    [{ resale_tickets: false, platinum_tickets: false }, 'no resale or platinum'],
    [{ resale_tickets: false, platinum_tickets: false, general_admission_tickets: false }, 'only standard'],
    [{ keywords: 'aisle front; "floor ga" -obstructed' }, '“aisle” + “front” or “floor ga”, not “obstructed”'],
    [
      { date_filter: '2026-06-10..2026-06-20, ..2026-01-01, 2027-01-01.., sat' },
      '10 Jun 2026–20 Jun 2026, until 1 Jan 2026, from 1 Jan 2027 or Sat',
    ],
    [{ new_low: 'event' as const, below_face: true }, 'new low · resale below face'],
    [{ new_low: 'section' as const, drop_percent: 20 }, 'new low of its section · 20% below 7-day median'],
    [{ drop_percent: 5, drop_days: 30 }, '5% below 30-day median'],
    [{ website: 'axs' }, 'on axs'],
    [{ section: '10-' }, '10-'],
  ])('%j: %s', (overrides, words) => {
    expect(describeEntry(newEntry('abc', 'abc', overrides))).toBe(words);
  });

  it('has words for every entry', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        expect(describeEntry(entry)).not.toBe('');
      }),
    );
  });
});
