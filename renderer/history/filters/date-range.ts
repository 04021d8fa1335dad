import type { HistoryFilters } from '../../../core/feed/search/history-filters.ts';
import { formatIsoDay, parseIsoDay } from '../../../core/time/calendar.ts';
import { fromWallTime, type TimeZone, toWallTime } from '../../../core/time/wall-time.ts';

/** The first and the last day, `2026-06-15`, as a calendar shows them. */
type Days = [first: string | null, last: string | null];

/** The days of the user that `from` and `to` mean. */
export function toDays({ from, to }: Pick<HistoryFilters, 'from' | 'to'>, zone: TimeZone): Days {
  const dayOf = (ms: number) => formatIsoDay(toWallTime(ms, zone).day);
  return [from === null ? null : dayOf(Date.parse(from)), to === null ? null : dayOf(Date.parse(to) - 1)];
}

/** From the beginning of the first day to the end of the last. While only one is chosen: from its beginning on. */
export function fromDays([first, last]: Days, zone: TimeZone): Pick<HistoryFilters, 'from' | 'to'> {
  const begin = (text: string | null, daysLater: number) => {
    const day = text === null ? null : parseIsoDay(text);
    return day === null ? null : new Date(fromWallTime({ day: day + daysLater, minute: 0 }, zone)).toISOString();
  };
  return { from: begin(first, 0), to: begin(last, 1) };
}
