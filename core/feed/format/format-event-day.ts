import type { EventInfos } from '../../notification/notification.ts';
import { SHORT_MONTH_NAMES, WEEKDAY_NAMES, weekdayOf } from '../../time/calendar.ts';
import type { TimeFormat } from '../../time/time-format.ts';
import { venueDate } from '../../watchlist/venue-date.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * When an event is, at its venue: "Mon 15 Jun 20:00", by the date that the date filter uses. The year is added if
 * it is not `thisYear`; with `null` it always is, "Mon 15 Jun 2026, 20:00". An unreadable date is given as it was sent;
 * blank if the message does not say.
 */
export function formatEventDay(
  infos: Pick<EventInfos, 'event_date' | 'event_time'> | null,
  thisYear: number | null,
  times: Pick<TimeFormat, 'minute'>,
): string {
  if (infos === null || infos.event_date === null) return infos?.event_time ?? '';
  const at = venueDate(infos.event_date, infos.event_time);
  if (at === null) return infos.event_date;
  const date = new Date(at.day * DAY_MS);
  const year = date.getUTCFullYear();
  const day = `${WEEKDAY_NAMES[weekdayOf(at.day)]?.slice(0, 3)} ${date.getUTCDate()} ${SHORT_MONTH_NAMES[date.getUTCMonth()]}`;
  const dated = year === thisYear ? day : `${day} ${year}`;
  const time = at.minutes === null ? (infos.event_time ?? '') : times.minute(at.minutes);
  return time === '' ? dated : `${dated}${thisYear === null ? ',' : ''} ${time}`;
}
