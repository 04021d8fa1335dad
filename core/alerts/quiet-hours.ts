import type { QuietSpan } from '../settings/settings.ts';
import { type TimeZone, toWallTime } from '../time/wall-time.ts';

const DAY_MINUTES = 24 * 60;

/**
 * Whether quiet hours hold. Only wall time counts: an hour that a clock change repeats is quiet
 * twice, one that it skips is not missed.
 *
 * @param spans Sunday first; the span that *begins* on that day, `null` for none. An end not after its beginning is on
 *   the next day; equal times make a whole day.
 */
export function isQuiet(
  wall: Readonly<{ weekday: number; minute: number }>,
  spans: readonly (QuietSpan | null)[],
): boolean {
  const today = toMinuteRange(spans[wall.weekday]);
  if (today !== null && wall.minute >= today.from && wall.minute < today.to) return true;
  const yesterday = toMinuteRange(spans[(wall.weekday + 6) % 7]);
  return yesterday !== null && wall.minute + DAY_MINUTES < yesterday.to;
}

/** Whether quiet hours hold at an instant, given the alert settings and the user's time zone. */
export function isQuietAt(
  ms: number,
  settings: { readonly quiet_hours_enabled: boolean; readonly quiet_hours: readonly (QuietSpan | null)[] },
  zone: TimeZone,
): boolean {
  return settings.quiet_hours_enabled && isQuiet(toWallTime(ms, zone), settings.quiet_hours);
}

/** Minutes from the midnight the span's day begins with; `to` may lie beyond 1440. */
function toMinuteRange(span: QuietSpan | null | undefined): { from: number; to: number } | null {
  if (span === null || span === undefined) return null;
  const from = parseMinute(span.from);
  const to = parseMinute(span.to);
  return { from, to: to > from ? to : to + DAY_MINUTES };
}

function parseMinute(clockTime: string): number {
  return Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3, 5));
}
