import { findDropPattern } from '../../../core/statistics/busiest-hours.ts';
import type { DropStatistics } from '../../../core/statistics/drop-statistics.ts';
import type { Durations } from '../../../core/statistics/durations.ts';
import { formatBusyHours } from '../../../core/statistics/format-hours.ts';
import type { StatisticsPeriod } from '../../../core/statistics/statistics-period.ts';
import { capitalize } from '../../../core/text/capitalize.ts';
import { formatNumber } from '../../../core/text/format/format-number.ts';
import type { TimeFormat } from '../../../core/time/time-format.ts';
import { formatDuration } from '../../lib/format/time.ts';

const PERIOD_PHRASES: Readonly<Record<StatisticsPeriod, string>> = {
  day: 'in 24 hours',
  week: 'in 7 days',
  month: 'in 30 days',
  all: 'in all',
};

/** When drops come and how many there were: "Mostly Tue and Fri 10–11 h", "41 in 30 days". */
export function formatDropPattern(
  { drops, hours }: Pick<DropStatistics, 'drops' | 'hours'>,
  period: StatisticsPeriod,
  clock: TimeFormat['clock'],
): readonly [pattern: string, count: string] {
  const count = `${formatNumber(drops)} ${PERIOD_PHRASES[period]}`;
  const pattern = findDropPattern(hours);
  if (pattern.kind === 'busy') return [`Mostly ${formatBusyHours(pattern.spans, clock)}`, count];
  return [pattern.kind === 'few' ? 'Too few to tell when' : 'Spread over the week', count];
}

/** How long sections were in stock: "Shortest drop 18 s, median 2 min 10 s, 9 of 10 within 12 min". Blank if none is known. */
export function formatSoldOut({ count, shortest_ms, median_ms, p90_ms }: Durations): string {
  if (shortest_ms === null || median_ms === null || p90_ms === null) return '';
  if (count === 1) return `The one drop that sold out took ${formatDuration(median_ms)}`;
  return `Shortest drop ${formatDuration(shortest_ms)}, median ${formatDuration(median_ms)}, 9 of 10 sold out within ${formatDuration(p90_ms)}`;
}

/** How long alerts stayed good: "An alert stayed good for 45 s (median of 12)". Blank if none is known. */
export function formatGood({ count, median_ms }: Durations): string {
  if (median_ms === null) return '';
  const times = count === 1 ? 'once' : `median of ${formatNumber(count)}`;
  return capitalize(`an alert stayed good for ${formatDuration(median_ms)} (${times})`);
}
