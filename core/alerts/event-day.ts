import { parseInstant } from '../notification/instant.ts';
import type { EventInfos } from '../notification/notification.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MINUTES = 24 * 60;
const LARGEST_SHIFT_MINUTES = 14 * 60;
const CLOCK_TIME = /^(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?\.?m?\.?$/i;

/**
 * When an event is, at its venue: "Mon 15 Jun 2026, 20:00". The date is the one the date filter judges by (design
 * section 5, `date_filter`). An unreadable date is given as it was sent.
 */
export function eventDay(infos: Pick<EventInfos, 'event_date' | 'event_time'>): string {
  const instant = parseInstant(infos.event_date);
  if (infos.event_date === null || instant === null) {
    return [infos.event_date, infos.event_time].filter((part) => part !== null).join(', ');
  }
  const offset = offsetMinutes(infos.event_date);
  const clock = clockMinutes(infos.event_time);
  const shift = offset === 0 && clock !== null ? smallestShift(instant, clock) : 0;
  const local = new Date(instant + (offset + shift) * 60_000);
  const day = `${WEEKDAYS[local.getUTCDay()]} ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()}`;
  const time = infos.event_time ?? local.toISOString().slice(11, 16);
  return `${day}, ${time}`;
}

/** The offset written in an RFC3339 text; 0 for `Z`. */
function offsetMinutes(text: string): number {
  const match = /([+-])(\d{2}):(\d{2})$/.exec(text);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** Minutes since midnight of "20:00" or "8:00 PM", else `null`. */
function clockMinutes(text: string | null): number | null {
  const match = text === null ? null : CLOCK_TIME.exec(text.trim());
  if (match === null) return null;
  const hour = match[3] === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (/p/i.test(match[3]) ? 12 : 0);
  const minute = Number(match[2]);
  return hour > 23 || minute > 59 ? null : hour * 60 + minute;
}

/** The smallest shift in minutes that makes an instant's UTC clock show `clock`; 0 where that takes over 14 hours. */
function smallestShift(instant: number, clock: number): number {
  const date = new Date(instant);
  const ahead = (clock - (date.getUTCHours() * 60 + date.getUTCMinutes()) + DAY_MINUTES) % DAY_MINUTES;
  const shift = ahead <= DAY_MINUTES / 2 ? ahead : ahead - DAY_MINUTES;
  return Math.abs(shift) <= LARGEST_SHIFT_MINUTES ? shift : 0;
}
