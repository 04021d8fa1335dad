import { type CalendarDay, dayOf } from '../time/calendar.ts';

/** When an event starts by the calendar and the clock of its venue. */
export interface VenueDate {
  readonly day: CalendarDay;
  /** Minutes since midnight; `null` if only the date is given. */
  readonly minutes: number | null;
}

const RFC3339 =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?(Z|z|[+-][0-9]{2}:?[0-9]{2})?)?$/;
const ZERO_OFFSET = /^(?:z|[+-]00:?00)$/i;
const DAY_MINUTES = 24 * 60;
/** Hawaii. The other end is a day later, so that every pair of clocks has one shift. */
const MIN_SHIFT_MINUTES = -10 * 60;

/**
 * The date and time at the venue (docs/filters.md#dates): as written in `event_date`'s own offset. If
 * that offset is zero and `event_time` holds a clock time that differs, `event_date` is in UTC: then it is the date
 * after the one shift from -10:00 to +13:59, the offsets at which venues lie, that makes the two clocks agree.
 *
 * `null`: the date is absent or unreadable.
 */
export function venueDate(eventDate: string | null, eventTime: string | null): VenueDate | null {
  const parts = RFC3339.exec(eventDate?.trim() ?? '');
  if (parts === null) return null;
  const [, year, month, date, hour, minute, second, offset] = parts;
  const day = dayOf(Number(year), Number(month), Number(date));
  if (day === null) return null;
  if (hour === undefined) return { day, minutes: null };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return null;
  const minutes = Number(hour) * 60 + Number(minute);
  const localMinutes = ZERO_OFFSET.test(offset ?? '') ? parseClockTime(eventTime ?? '') : null;
  if (localMinutes === null) return { day, minutes };
  const minutesAhead = (localMinutes - minutes + DAY_MINUTES) % DAY_MINUTES;
  const shiftMinutes = minutesAhead < DAY_MINUTES + MIN_SHIFT_MINUTES ? minutesAhead : minutesAhead - DAY_MINUTES;
  return { day: day + Math.floor((minutes + shiftMinutes) / DAY_MINUTES), minutes: localMinutes };
}

const CLOCK_TIME =
  /(?<![0-9.:])([0-9]{1,2})(?:\s?[:hH]\s?([0-9]{2})(?![0-9])(?::[0-9]{2})?|\.([0-9]{2})(?=\s?[aApP]))?\s?([aApP]\.?[mM]\b|[hH]\b|Uhr\b)?/g;

/**
 * The first clock time in a human-readable text, in minutes since midnight: `20:00`, `8:00 PM`, `7:30pm`, `19h30`,
 * `8 PM`. `null` if there is none.
 */
export function parseClockTime(text: string): number | null {
  for (const [, hourText, colonMinutes, dotMinutes, suffix] of text.matchAll(CLOCK_TIME)) {
    const minuteText = colonMinutes ?? dotMinutes;
    if (minuteText === undefined && suffix === undefined) continue;
    const hour = Number(hourText);
    const minute = Number(minuteText ?? 0);
    if (minute > 59) continue;
    const half = suffix?.charAt(0).toLowerCase();
    if (half === 'a' || half === 'p') {
      if (hour >= 1 && hour <= 12) return (hour % 12) * 60 + minute + (half === 'p' ? DAY_MINUTES / 2 : 0);
    } else if (hour < 24) return hour * 60 + minute;
  }
  return null;
}
