import { memoize } from '../text/memoize.ts';
import { type CalendarDay, type Weekday, weekdayOf } from './calendar.ts';

/** What a clock on the wall shows, with the calendar beside it. */
export interface WallTime {
  readonly day: CalendarDay;
  readonly weekday: Weekday;
  /** Minutes since midnight, 0 to 1439. */
  readonly minute: number;
  /** 0 to 59. */
  readonly second: number;
}

/** `system`, or a name of the IANA time zone database, such as `Europe/Berlin`. */
export type TimeZone = string;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Zones change their offset at a full quarter of an hour only. */
const OFFSET_STEP_MS = 15 * MINUTE_MS;

/** Whether this machine knows the time zone. */
export function isTimeZone(zone: string): boolean {
  if (zone === 'system') return true;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The name of a time zone, also of the system's. */
export function zoneName(zone: TimeZone): TimeZone {
  return zone === 'system' ? new Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
}

/** The wall time of an instant, in milliseconds since the epoch. Follows clock changes. */
export function toWallTime(ms: number, zone: TimeZone): WallTime {
  const local = ms + offsetMs(ms, zone);
  const day = Math.floor(local / DAY_MS);
  const inDay = local - day * DAY_MS;
  const minute = Math.floor(inDay / MINUTE_MS);
  return { day, weekday: weekdayOf(day), minute, second: Math.floor((inDay - minute * MINUTE_MS) / 1000) };
}

/**
 * The instant at which clocks show a wall time, in milliseconds since the epoch. Of a time that a clock change repeats,
 * one of the two; one that it skips is as much later as the clocks go forward.
 */
export function fromWallTime({ day, minute }: Pick<WallTime, 'day' | 'minute'>, zone: TimeZone): number {
  const local = day * DAY_MS + minute * MINUTE_MS;
  const guess = local - offsetMs(local, zone);
  const ms = local - offsetMs(guess, zone);
  const shown = ms + offsetMs(ms, zone);
  return shown === local ? ms : Math.max(guess, ms);
}

/** The first instant of the day that holds `ms`, or of a later or earlier one. */
export function startOfDayMs(ms: number, zone: TimeZone, daysLater = 0): number {
  return fromWallTime({ day: toWallTime(ms, zone).day + daysLater, minute: 0 }, zone);
}

/** How far clocks are ahead of UTC, in milliseconds. If the system's zone is asked for, `Date` follows a change of it. */
export function offsetMs(ms: number, zone: TimeZone): number {
  if (Number.isNaN(ms)) return 0;
  if (zone === 'system') return -new Date(ms).getTimezoneOffset() * MINUTE_MS;
  return offsetsOf(zone)(String(Math.floor(ms / OFFSET_STEP_MS)));
}

/** The offsets of a zone by quarter of an hour: rows ask for the same few again and again. */
const offsetsOf = memoize((zone) => {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return memoize((step) => {
    const ms = Number(step) * OFFSET_STEP_MS;
    const part = Object.fromEntries(clock.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - ms;
  });
}, 500);
