import type { EventInfos } from '../../notification/notification.ts';
import { SHORT_MONTH_NAMES, WEEKDAY_NAMES, weekdayOf } from '../../time/calendar.ts';
import type { TimeFormat } from '../../time/time-format.ts';
import { venueDate } from '../../watchlist/venue-date.ts';

const DAY_MS = 24 * 60 * 60_000;

/** When an event is, at its venue. What is not known, or not needed, is blank. */
export interface EventDay {
  /** "Mon 15 Jun", by the date that the date filter uses. An unreadable date is given as it was sent. */
  readonly day: string;
  /** "2026"; blank if it is `thisYear`. */
  readonly year: string;
  /** "20:00" */
  readonly time: string;
}

/** The parts of when an event is. With `null` for `thisYear` the year is always given. */
export function eventDayOf(
  infos: Pick<EventInfos, 'event_date' | 'event_time'> | null,
  thisYear: number | null,
  times: Pick<TimeFormat, 'minute'>,
): EventDay {
  if (infos === null || infos.event_date === null) return { day: '', year: '', time: infos?.event_time ?? '' };
  const at = venueDate(infos.event_date, infos.event_time);
  if (at === null) return { day: infos.event_date, year: '', time: '' };
  const date = new Date(at.day * DAY_MS);
  const year = date.getUTCFullYear();
  return {
    day: `${WEEKDAY_NAMES[weekdayOf(at.day)]?.slice(0, 3)} ${date.getUTCDate()} ${SHORT_MONTH_NAMES[date.getUTCMonth()]}`,
    year: year === thisYear ? '' : String(year),
    time: at.minutes === null ? (infos.event_time ?? '') : times.minute(at.minutes),
  };
}

/** All of it in one line: "Mon 15 Jun 20:00", or in full, with `null` for `thisYear`, "Mon 15 Jun 2026, 20:00". */
export function formatEventDay(...parameters: Parameters<typeof eventDayOf>): string {
  const { day, year, time } = eventDayOf(...parameters);
  const dated = [day, year].filter(Boolean).join(' ');
  const isFull = parameters[1] === null && year !== '';
  return [dated + (isFull && time !== '' ? ',' : ''), time].filter(Boolean).join(' ');
}
