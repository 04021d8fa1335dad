import type { EventInfos } from '../../../core/notification/notification.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|z|[+-]\d{2}:?\d{2})?)?$/;
const CLOCK = /^(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]\.?m\.?)?$/i;
const DAY_MIN = 24 * 60;
const LARGEST_SHIFT_MIN = 14 * 60;

/**
 * When an event is, at its venue: "Mon 15 Jun 20:00". The year is added where it is not the current one, or always with
 * `full`. Blank where the message does not say. The date is the one the date filter judges (design section 5): as
 * written in its own offset; from UTC, moved by the smallest shift that agrees with `event_time`.
 */
export function eventDateText(infos: EventInfos | null, options: { nowMs: number; full?: boolean }): string {
  if (infos === null || infos.event_date === null) return infos?.event_time ?? '';
  const at = venueTime(infos.event_date, infos.event_time);
  if (at === null) return infos.event_date;
  const year = at.date.getUTCFullYear();
  const day = `${WEEKDAYS[at.date.getUTCDay()]} ${at.date.getUTCDate()} ${MONTHS[at.date.getUTCMonth()]}`;
  const withYear = options.full === true || year !== new Date(options.nowMs).getFullYear() ? `${day} ${year}` : day;
  const time = at.timeKnown
    ? `${pad(at.date.getUTCHours())}:${pad(at.date.getUTCMinutes())}`
    : (infos.event_time ?? '');
  return time === '' ? withYear : `${withYear}${options.full === true ? ',' : ''} ${time}`;
}

/** The venue's wall clock, held in the UTC fields of a Date; `null` where the date cannot be read. */
function venueTime(written: string, clock: string | null): { date: Date; timeKnown: boolean } | null {
  const parts = WRITTEN.exec(written.trim());
  if (parts === null) return null;
  const [, year, month, day, hour, minute, offset] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0)));
  if (date.getUTCMonth() !== Number(month) - 1) return null;
  const told = minutesOf(clock);
  if (hour === undefined) {
    if (told !== null) date.setUTCHours(0, told);
    return { date, timeKnown: told !== null };
  }
  if (offset?.toUpperCase() === 'Z' && told !== null) {
    const here = date.getUTCHours() * 60 + date.getUTCMinutes();
    const ahead = (told - here + DAY_MIN) % DAY_MIN;
    const shift = ahead <= DAY_MIN - ahead ? ahead : ahead - DAY_MIN;
    if (Math.abs(shift) <= LARGEST_SHIFT_MIN) date.setUTCMinutes(date.getUTCMinutes() + shift);
  }
  return { date, timeKnown: true };
}

/** Minutes after midnight of a clock time such as "20:00" or "8:00 PM"; `null` for anything else. */
function minutesOf(clock: string | null): number | null {
  const parts = CLOCK.exec(clock?.trim() ?? '');
  if (parts === null) return null;
  const hour = Number(parts[1]);
  const minute = Number(parts[2]);
  const half = parts[3]?.toLowerCase().charAt(0);
  if (hour > 23 || minute > 59 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  const offsetH = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return offsetH * 60 + minute;
}

const pad = (n: number) => String(n).padStart(2, '0');
