import { formatList } from '../text/format/format-list.ts';
import { WEEKDAY_NAMES } from '../time/calendar.ts';
import type { TimeFormat } from '../time/time-format.ts';
import type { BusyHours } from './busiest-hours.ts';

/** "Mon" to "Sun", by the number of the day from Monday, 0. */
export const DAY_NAMES: readonly string[] = [...WEEKDAY_NAMES.slice(1), ...WEEKDAY_NAMES.slice(0, 1)].map((name) =>
  name.slice(0, 3),
);

/** Hours of a day: "10–11 h" on a 24 hour clock, "10–11 AM" or "11 AM – 1 PM" on a 12 hour clock. */
export function formatHourSpan(from: number, to: number, clock: TimeFormat['clock']): string {
  if (clock === '24h') return `${from}–${to} h`;
  const [first, last] = [formatHour(from, clock), formatHour(to, clock)];
  return first.slice(-2) === last.slice(-2) ? `${first.slice(0, -3)}–${last}` : `${first} – ${last}`;
}

/** An hour of the day: "06", "6 AM". 24 is midnight again. */
export function formatHour(hour: number, clock: TimeFormat['clock']): string {
  if (clock === '24h') return String(hour).padStart(2, '0');
  return `${hour % 12 === 0 ? 12 : hour % 12}\u00a0${hour % 24 < 12 ? 'AM' : 'PM'}`;
}

/** "Tue and Fri 10–11 h", "Tue 10–11 h and Thu 19–21 h"; several days in a row as "Mon–Fri 10–11 h". */
export function formatBusyHours(spans: readonly BusyHours[], clock: TimeFormat['clock']): string {
  return formatList(
    spans.map(({ days, from, to }) => `${formatDays(days)} ${formatHourSpan(from, to, clock)}`),
    4,
  );
}

function formatDays(days: readonly number[]): string {
  const [first = 0] = days;
  const last = days.at(-1) ?? first;
  const inARow = days.length > 2 && last - first === days.length - 1;
  if (inARow && days.length === 7) return 'every day';
  return inARow ? `${DAY_NAMES[first]}–${DAY_NAMES[last]}` : formatList(days.map((day) => DAY_NAMES[day] ?? ''));
}
