import type { AlertStatistics, CountedAlerts } from '../../../core/statistics/alert-statistics.ts';
import type { DropQuery, DropStatistics } from '../../../core/statistics/drop-statistics.ts';
import { HOUR_MS, NOW_MS } from './events.ts';
import { SAMPLE_WATCHLIST } from './watchlist.ts';

/** Drops on Tuesdays and Fridays at ten, and some at other hours; of an event fewer. */
export function sampleDrops({ event_id, website }: Pick<DropQuery, 'event_id' | 'website'>): DropStatistics {
  const times = event_id !== null ? 1 : website !== null ? 4 : 9;
  const hours = Array.from({ length: 168 }, (_, hour) => {
    if (hour === 34 || hour === 106) return 6 * times;
    if (hour === 35 || hour === 91 || hour === 92) return 3 * times;
    return hour % 24 > 8 && hour % 24 < 23 && (hour * 7) % 11 === 0 ? times : 0;
  });
  return {
    drops: hours.reduce((sum, count) => sum + count, 0),
    hours,
    sold_out: { count: 14 * times, shortest_ms: 18_000, median_ms: 130_000, p90_ms: 720_000 },
    good: { count: 12 * times, shortest_ms: 4_000, median_ms: 45_000, p90_ms: 300_000 },
  };
}

export function sampleAlertStatistics({ period }: Pick<AlertStatistics, 'period'>): AlertStatistics {
  const times = { day: 1, week: 5, month: 17, all: 23 }[period];
  const count = (entry: string | null, website: string | null, alerts: number, told: Partial<CountedAlerts> = {}) => ({
    ...{ entry, website, alerts: alerts * times, opened: 0, got: 0, tickets: 0, gone: 0 },
    ...told,
  });
  const [first, second] = SAMPLE_WATCHLIST;
  return {
    period,
    from: period === 'all' ? null : NOW_MS - 24 * HOUR_MS,
    counted: [
      count(first?.entry.id ?? null, 'ticketmaster', 14, { opened: 9, got: 3, tickets: 6, gone: 2 }),
      count(second?.entry.id ?? null, 'axs', 5, { opened: 1, gone: 1 }),
      count('an-entry-that-was-deleted', 'axs', 2),
      count(null, null, 1),
    ],
    toasts: [
      { toast: 'shown', alerts: 12 * times, clicked: 7 },
      { toast: 'paused', alerts: 6, clicked: 0 },
      { toast: 'quiet hours', alerts: 3, clicked: 0 },
      { toast: 'failed', alerts: 1, clicked: 0 },
      { toast: null, alerts: 4, clicked: 0 },
    ],
    messages: 4_812 * times,
    delay_p50_ms: 420,
    delay_p95_ms: 1_900,
    missed: { alerts: 8, available: 3 },
    offline: { times: 2, ms: 25 * 60_000 },
  };
}
