import type { Notification } from '../../notification/notification.ts';
import { weekdayOf } from '../../time/calendar.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import {
  type EventDateFields,
  formatDay,
  formatWeekday,
  matchDateExpression,
  parseDateExpression,
} from '../../watchlist/expressions/date.ts';
import { venueDate } from '../../watchlist/venue-date.ts';
import type { MessageFilter } from './filter.ts';

/** `date_filter`: the date expression against the event's date at the venue. Unreadable: unknown. */
export function dateFilter(entry: WatchlistEntry): MessageFilter | null {
  const parsed = parseDateExpression(entry.date_filter);
  const expression = parsed.ok ? parsed.expression : null;
  if (expression?.items.length === 0) return null;
  return {
    field: 'date_filter',
    answer: (notification) =>
      expression === null ? 'unknown' : matchDateExpression(expression, dateFieldsOf(notification)),
    detail: (notification) => `the event is on ${formatVenueDate(notification)}; you want ${entry.date_filter.trim()}`,
    phrase: () => 'on another date',
  };
}

function dateFieldsOf({ event_infos }: Notification): EventDateFields {
  return { event_date: event_infos?.event_date ?? null, event_time: event_infos?.event_time ?? null };
}

function formatVenueDate(notification: Notification): string {
  const { event_date, event_time } = dateFieldsOf(notification);
  const date = venueDate(event_date, event_time);
  return date === null ? 'an unknown date' : `${formatWeekday(weekdayOf(date.day))} ${formatDay(date.day)}`;
}
