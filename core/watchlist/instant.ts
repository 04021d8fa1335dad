import { dayOf } from '../time/calendar.ts';

const RFC3339 =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\.[0-9]+)?)?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))$/;
const MINUTE_MS = 60_000;

/**
 * The moment an RFC3339 text names, in milliseconds since 1970; `null` if it is unreadable. The offset is required:
 * without one the text does not name a moment. Seconds may be left out, as in ISO 8601. A leap second counts as the second after it.
 */
export function readInstantMs(text: string): number | null {
  const parts = RFC3339.exec(text.trim());
  if (parts === null) return null;
  const [, year, month, date, hour, minute, second, fraction, sign, offsetHours, offsetMinutes] = parts;
  const day = dayOf(Number(year), Number(month), Number(date));
  if (day === null || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return null;
  if (Number(offsetHours ?? 0) > 23 || Number(offsetMinutes ?? 0) > 59) return null;
  const offset = (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0)) * (sign === '-' ? -1 : 1);
  const minutes = day * 24 * 60 + Number(hour) * 60 + Number(minute) - offset;
  return minutes * MINUTE_MS + Number(second ?? 0) * 1000 + Math.floor(Number(`0${fraction ?? ''}`) * 1000);
}
