import { describe, expect, it } from 'vitest';
import { type CountedAlerts, hitRate, sumAlerts, totalAlerts } from '../../../core/statistics/alert-statistics.ts';
import { formatMissed, formatOffline } from '../../../core/statistics/away-summary.ts';

const counted = (entry: string | null, website: string | null, alerts: number, over: Partial<CountedAlerts> = {}) => ({
  ...{ entry, website, alerts, opened: 0, got: 0, tickets: 0, gone: 0 },
  ...over,
});

describe('results of alerts', () => {
  const COUNTED = [
    counted('a', 'axs', 3, { opened: 2, got: 1, tickets: 4 }),
    counted('a', null, 4, { gone: 1 }),
    counted(null, 'axs', 9),
  ];

  it('adds up by entry and by site, the most alerts first', () => {
    expect(sumAlerts(COUNTED, ({ entry }) => entry)).toEqual([
      { key: null, alerts: 9, opened: 0, got: 0, tickets: 0, gone: 0 },
      { key: 'a', alerts: 7, opened: 2, got: 1, tickets: 4, gone: 1 },
    ]);
    expect(sumAlerts(COUNTED, ({ website }) => website).map(({ key, alerts }) => [key, alerts])).toEqual([
      ['axs', 12],
      [null, 4],
    ]);
    expect(totalAlerts(COUNTED)).toEqual({ alerts: 16, opened: 2, got: 1, tickets: 4, gone: 1 });
    expect(totalAlerts([])).toEqual({ alerts: 0, opened: 0, got: 0, tickets: 0, gone: 0 });
  });

  it.each([
    [{ got: 0, gone: 0 }, null],
    [{ got: 3, gone: 1 }, 0.75],
    [{ got: 0, gone: 2 }, 0],
  ])('has a hit rate among those whose result is known: %o', (counts, rate) => {
    expect(hitRate(counts)).toBe(rate);
  });
});

describe('what happened while away', () => {
  it.each([
    [14, 3, 'While you were away: 14 alerts, 3 still available'],
    [1, 0, 'While you were away: 1 alert, none still available'],
  ])('%i missed, %i left', (alerts, available, text) => {
    expect(formatMissed({ alerts, available })).toBe(text);
  });

  it('names the events that gained tickets while offline', () => {
    expect(formatOffline({ events: 3, available: 2, from: '', to: '', id: 1 })).toBe(
      'While you were offline: 3 events gained tickets, 2 still available',
    );
  });
});
