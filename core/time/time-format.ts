import { memoize } from '../text/memoize.ts';
import { SHORT_MONTH_NAMES, WEEKDAY_NAMES } from './calendar.ts';
import { type TimeZone, toWallTime, type WallTime } from './wall-time.ts';

/** How the user wants times to be written: `core/settings` has the choices. */
export interface TimePreferences {
  readonly zone: TimeZone;
  readonly clock: 'system' | '12h' | '24h';
}

/** Those that count until the user chooses: as the system has it. */
export const DEFAULT_TIME_PREFERENCES: TimePreferences = { zone: 'system', clock: 'system' };

/** Writes times for a person: one for the whole app, so that a time reads the same wherever it stands. */
export interface TimeFormat {
  readonly zone: TimeZone;
  readonly clock: '12h' | '24h';
  /** Time of day of an RFC3339 instant, to the second: `20:14:07`, `8:14:07 PM`. Blank if it cannot be read. */
  time(instant: string): string;
  /** The same to the minute. */
  shortTime(instant: string): string;
  /** Time of day by minutes since midnight. */
  minute(minute: number): string;
  /** `20:14` today, `Tue 16 Jun 20:14` within the year, with the year otherwise. As it is if it cannot be read. */
  dateTime(instant: string, nowMs: number): string;
  /** The name of a day, if it has one, and its date: `Today` and `Tue 24 Nov`; the year if it is another one. */
  dayHeading(instant: string, nowMs: number): readonly [name: string, date: string];
  /** The day of an instant, as a text that differs between days. */
  dayKey(instant: string): string;
  /** The year of an instant. */
  year(ms: number): number;
  /**
   * A text in which instants are written as the API writes them, with each as `dateTime` writes it. What happened "on"
   * one has its day alone, or the time if that is today.
   */
  withInstants(text: string, nowMs: number): string;
}

const INSTANT = /(on )?(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))/g;
const DAY_MS = 86_400_000;
const pad = (n: number) => String(n).padStart(2, '0');

/** @param locale whose clock counts if the user leaves it to the system; blank for that of the program itself. */
export function createTimeFormat(preferences: TimePreferences, locale = ''): TimeFormat {
  const { zone } = preferences;
  const clock = preferences.clock === 'system' ? clockOf(locale) : preferences.clock;

  function read(instant: string): WallTime | null {
    const ms = Date.parse(instant);
    return Number.isNaN(ms) ? null : toWallTime(ms, zone);
  }

  function formatClock(minute: number, second: number | null): string {
    const hour = Math.floor(minute / 60);
    const rest = `:${pad(minute % 60)}${second === null ? '' : `:${pad(second)}`}`;
    if (clock === '24h') return `${pad(hour)}${rest}`;
    // Never broken over two lines.
    return `${hour % 12 === 0 ? 12 : hour % 12}${rest}\u00a0${hour < 12 ? 'AM' : 'PM'}`;
  }

  function formatDay({ day, weekday }: WallTime, now: WallTime): string {
    const date = new Date(day * DAY_MS);
    const year = date.getUTCFullYear();
    const text = `${WEEKDAY_NAMES[weekday]?.slice(0, 3)} ${date.getUTCDate()} ${SHORT_MONTH_NAMES[date.getUTCMonth()]}`;
    return year === yearOf(now) ? text : `${text} ${year}`;
  }

  function dateTime(instant: string, nowMs: number): string {
    const at = read(instant);
    if (at === null) return instant;
    const now = toWallTime(nowMs, zone);
    const time = formatClock(at.minute, null);
    return at.day === now.day ? time : `${formatDay(at, now)} ${time}`;
  }

  return {
    zone,
    clock,
    time(instant) {
      const at = read(instant);
      return at === null ? '' : formatClock(at.minute, at.second);
    },
    shortTime(instant) {
      const at = read(instant);
      return at === null ? '' : formatClock(at.minute, null);
    },
    minute: (minute) => formatClock(minute, null),
    dateTime,
    dayHeading(instant, nowMs) {
      const at = read(instant);
      if (at === null) return [instant, ''];
      const now = toWallTime(nowMs, zone);
      const date = formatDay(at, now);
      if (at.day === now.day) return ['Today', date];
      return at.day === now.day - 1 ? ['Yesterday', date] : [date, ''];
    },
    dayKey: (instant) => String(read(instant)?.day ?? ''),
    year: (ms) => yearOf(toWallTime(ms, zone)),
    withInstants: (text, nowMs) =>
      text.replace(INSTANT, (written, on: string | undefined, instant: string) => {
        const at = read(instant);
        if (at === null) return written;
        if (on === undefined) return dateTime(instant, nowMs);
        const now = toWallTime(nowMs, zone);
        return at.day === now.day ? `at ${formatClock(at.minute, null)}` : `on ${formatDay(at, now)}`;
      }),
  };
}

const yearOf = ({ day }: WallTime) => new Date(day * DAY_MS).getUTCFullYear();

/** The clock that a locale uses; of a blank or unknown one the clock of the program's own locale. */
const clockOf = memoize((locale): '12h' | '24h' => {
  const known = locale !== '' && isLocale(locale) ? locale : undefined;
  const { hourCycle } = new Intl.DateTimeFormat(known, { hour: 'numeric' }).resolvedOptions();
  return hourCycle === 'h11' || hourCycle === 'h12' ? '12h' : '24h';
}, 100);

function isLocale(text: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(text).length > 0;
  } catch {
    return false;
  }
}
