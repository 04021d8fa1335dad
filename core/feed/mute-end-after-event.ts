import type { EventInfos } from '../notification/notification.ts';
import { venueDate } from '../watchlist/venue-date.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Without a date: long enough to be done with it, short enough not to be forgotten for good. */
const WITHOUT_DATE_DAYS = 30;

/** RFC3339 of a moment when an event is over anywhere in the world: two days after its date; in 30 days if it has none. */
export function muteEndAfterEvent(infos: Pick<EventInfos, 'event_date' | 'event_time'> | null, nowMs: number): string {
  const date = venueDate(infos?.event_date ?? null, infos?.event_time ?? null);
  const endMs = date === null ? 0 : (date.day + 2) * DAY_MS;
  return new Date(endMs > nowMs ? endMs : nowMs + WITHOUT_DATE_DAYS * DAY_MS).toISOString();
}
