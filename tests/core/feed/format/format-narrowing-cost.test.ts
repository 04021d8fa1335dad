import { describe, expect, it } from 'vitest';
import { formatNarrowingCost } from '../../../../core/feed/format/format-narrowing-cost.ts';

describe('what a narrowing costs', () => {
  it.each([
    ['compared with the entry as it is', { alerts: 3, alerts_before: 34, evaluated: 120 }, '3 of the last 34'],
    [
      'compared with all, if no entry names the event',
      { alerts: 2, alerts_before: null, evaluated: 9 },
      '2 of the last 9',
    ],
    ['also if it would leave nothing', { alerts: 0, alerts_before: 4, evaluated: 9 }, '0 of the last 4'],
  ])('is said %s', (_, counts, words) => {
    expect(formatNarrowingCost({ issues: [], ...counts })).toBe(`would have alerted ${words}`);
  });

  it('is not said without anything to compare with, or if the draft cannot be read', () => {
    const counts = { alerts: 0, alerts_before: 0, evaluated: 9 };
    expect(formatNarrowingCost({ issues: [], ...counts })).toBe('');
    expect(formatNarrowingCost({ issues: [{ path: 'section', message: '' }], ...counts, alerts_before: 5 })).toBe('');
  });
});
