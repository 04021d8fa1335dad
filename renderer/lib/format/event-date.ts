import type { EventInfos } from '../../../core/notification/notification.ts';
import { venueDate } from '../../../core/watchlist/venue-date.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * When an event is, at its venue: "Mon 15 Jun 20:00", by the same date that the date filter judges. The year is added
 * where it is not the current one, or always with `full`. An unreadable date is given as it was sent; blank where the
 * message does not say.
 */
export function eventDateText(infos: EventInfos | null, options: { nowMs: number; full?: boolean }): string {
  if (infos === null || infos.event_date === null) return infos?.event_time ?? '';
  const at = venueDate(infos.event_date, infos.event_time);
  if (at === null) return infos.event_date;
  const date = new Date(at.day * DAY_MS);
  const year = date.getUTCFullYear();
  const day = `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  const full = options.full === true;
  const withYear = full || year !== new Date(options.nowMs).getFullYear() ? `${day} ${year}` : day;
  const time = at.minutes === null ? (infos.event_time ?? '') : clock(at.minutes);
  return time === '' ? withYear : `${withYear}${full ? ',' : ''} ${time}`;
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
