import { type CalendarDay, dayOf } from '../../../core/time/calendar.ts';
import { fromWallTime, startOfDayMs, type TimeZone, toWallTime } from '../../../core/time/wall-time.ts';

/** A time to replay, as the form has it. */
export interface Evening {
  /** `2026-05-19` */
  readonly date: string;
  /** `18:00` */
  readonly from: string;
  /** Not after `from`: on the next day. */
  readonly to: string;
}

/** How long before and after a message the form suggests. */
const AROUND_MS = 60 * 60 * 1000;
const DAY_MS = 24 * AROUND_MS;

/** The evening before the day of `nowMs`, or the two hours around a moment. */
export function suggestEvening(at: string | null, nowMs: number, zone: TimeZone): Evening {
  const atMs = at === null ? Number.NaN : Date.parse(at);
  if (Number.isNaN(atMs)) return { date: dateOf(startOfDayMs(nowMs, zone, -1), zone), from: '18:00', to: '00:00' };
  return {
    date: dateOf(atMs - AROUND_MS, zone),
    from: timeOf(atMs - AROUND_MS, zone),
    to: timeOf(atMs + AROUND_MS, zone),
  };
}

/** The instants of an evening; `null` as long as a field is not filled in. */
export function eveningInstants(
  evening: Evening,
  zone: TimeZone,
): { readonly from: string; readonly to: string } | null {
  const [year = 0, month = 0, date = 0] = evening.date.split('-').map(Number);
  const day = dayOf(year, month, date);
  const from = minuteOf(evening.from);
  const to = minuteOf(evening.to);
  if (day === null || from === null || to === null) return null;
  const instant = (wall: { readonly day: CalendarDay; readonly minute: number }) =>
    new Date(fromWallTime(wall, zone)).toISOString();
  return {
    from: instant({ day, minute: from }),
    to: instant({ day: to > from ? day : day + 1, minute: to }),
  };
}

function minuteOf(time: string): number | null {
  const [hour, minute] = time.split(':').map(Number);
  return hour === undefined || minute === undefined || Number.isNaN(hour + minute) ? null : hour * 60 + minute;
}

function dateOf(ms: number, zone: TimeZone): string {
  return new Date(toWallTime(ms, zone).day * DAY_MS).toISOString().slice(0, 10);
}

function timeOf(ms: number, zone: TimeZone): string {
  const { minute } = toWallTime(ms, zone);
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
