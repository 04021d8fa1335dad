/** Calendar arithmetic on plain dates, without time zones. */

/** A calendar date as days since 1970-01-01, so that dates compare and weekdays follow. */
export type CalendarDay = number;

/** 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const DAY_MS = 86_400_000;

/** The day of a year, month (1-12) and day; `null` if the calendar has none such (30 February). */
export function dayOf(year: number, month: number, day: number): CalendarDay | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.getTime() / DAY_MS : null;
}

/** The day written `2026-06-10`; `null` if the text is no such date. */
export function parseIsoDay(text: string): CalendarDay | null {
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  return parts === null ? null : dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** `2026-06-10`. */
export function formatIsoDay(day: CalendarDay): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function weekdayOf(day: CalendarDay): Weekday {
  // 1970-01-01 was a Thursday.
  return ((((day + 4) % 7) + 7) % 7) as Weekday;
}

/** `Jan` to `Dec`. */
export const SHORT_MONTH_NAMES: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, month)),
);

/** `Sunday` to `Saturday`, by {@link Weekday}. */
export const WEEKDAY_NAMES: readonly string[] = Array.from({ length: 7 }, (_, weekday) =>
  // 1970-01-04 was a Sunday.
  new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' }).format((3 + weekday) * DAY_MS),
);
