import type { TimeFormat } from '../time/time-format.ts';
import { startOfDayMs, type TimeZone } from '../time/wall-time.ts';

/** RFC3339: the end of a pause that lasts until the user resumes. A time that never comes, so that every version reads it. */
export const UNTIL_RESUMED = '9999-12-31T23:59:59.000Z';

const MINUTE_MS = 60_000;

/** For how long alerts can be paused: what every menu and the palette offer. `until` gives RFC3339. */
export const PAUSE_CHOICES: readonly {
  readonly label: string;
  readonly until: (nowMs: number, zone: TimeZone) => string;
}[] = [
  { label: 'For 30 minutes', until: (nowMs) => toInstant(nowMs + 30 * MINUTE_MS) },
  { label: 'For 1 hour', until: (nowMs) => toInstant(nowMs + 60 * MINUTE_MS) },
  { label: 'Until tomorrow', until: (nowMs, zone) => toInstant(startOfDayMs(nowMs, zone, 1)) },
  { label: 'Until I resume', until: () => UNTIL_RESUMED },
];

/** "until 20:14", or "until you resume". @param until RFC3339 */
export function formatPauseEnd(until: string, nowMs: number, times: Pick<TimeFormat, 'dateTime'>): string {
  const never = Date.parse(until) >= Date.parse(UNTIL_RESUMED);
  return never ? 'until you resume' : `until ${times.dateTime(until, nowMs)}`;
}

const toInstant = (ms: number) => new Date(ms).toISOString();
