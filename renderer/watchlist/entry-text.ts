import type { EntryOverview } from '../../core/bridge/state/watchlist.ts';
import { formatPlace } from '../../core/feed/format/format-place.ts';
import type { TimeFormat } from '../../core/time/time-format.ts';
import { describeEntry } from '../../core/watchlist/describe-entry.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { formatEventDate } from '../lib/format/event-date.ts';
import { formatGotTickets } from '../lib/format/got-tickets.ts';

/** What a person calls the entry: its label, else the event's name, else its id. */
export function entryTitle({ entry, event }: EntryOverview): string {
  if (entry.label !== '') return entry.label;
  return event?.event_infos?.event_name ?? event?.event_infos?.event_artist_name ?? `Event ${entry.event_id}`;
}

/** The event under the title: date, name if the title is its own label, venue, else the id. */
export function entrySubtitle(overview: EntryOverview, times: TimeFormat, nowMs: number): string {
  const { entry, event, last_alert_at, alerts_today } = overview;
  const infos = event?.event_infos ?? null;
  const name = entry.label !== '' && infos?.event_name !== entry.label ? infos?.event_name : null;
  // The night first: what has no room is cut at the end.
  const parts = [formatEventDate(infos, times, { nowMs }), name, formatPlace(infos)].filter(Boolean);
  if (parts.length > 0) return parts.join(' · ');
  const heard = last_alert_at !== null || alerts_today > 0;
  return `${entry.website ?? (heard ? 'name not given' : 'no message yet')} · ${entry.event_id}`;
}

/** What the entry wants, in a line: how many tickets are got, if they are counted, and its filters. */
export function formatWants({ entry, got_tickets }: EntryOverview): string {
  return [formatGotTickets(got_tickets, entry.wanted_tickets), formatFilters(entry)].filter(Boolean).join(' · ');
}

const formattedFilters = new WeakMap<WatchlistEntry, string>();

/** The entry's filters in words; worked out once per entry, since sorting asks for all of them. */
export function formatFilters(entry: WatchlistEntry): string {
  let words = formattedFilters.get(entry);
  if (words === undefined) {
    words = describeEntry(entry);
    formattedFilters.set(entry, words);
  }
  return words;
}
