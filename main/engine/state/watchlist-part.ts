import type { EntryOverview, WatchlistPart } from '../../../core/bridge/state/watchlist.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { entryWarnings } from '../../../core/watchlist/entry-schema.ts';
import type { Counters } from '../profile/recent/counters.ts';
import type { Watchlist } from '../profile/watchlist/watchlist.ts';

/** So many entries make a part: some milliseconds of work, whichever way it goes to the window. */
const PART_LENGTH = 500;

/**
 * The watchlist as the window shows it, from one place on: each entry with its event's newest metadata and its alerts.
 * Damaged entries come with the first part.
 */
export function watchlistPart(watchlist: Watchlist, counters: Counters, start: number): WatchlistPart {
  const entries = watchlist.entries();
  return {
    version: watchlist.version(),
    start,
    total: entries.length,
    entries: entries.slice(start, start + PART_LENGTH).map((entry) => watchlistView(entry, counters)),
    damaged: start === 0 ? watchlist.damaged() : [],
  };
}

function watchlistView(entry: WatchlistEntry, counters: Counters): EntryOverview {
  const { lastAlertAtMs, alertsToday } = counters.ofEntry(entry.id);
  const metadata = counters.eventMetadata(entry.event_id);
  return {
    entry,
    event:
      metadata === null
        ? null
        : { event_infos: metadata.event_infos, website: metadata.website, region: metadata.region },
    last_alert_at: lastAlertAtMs === null ? null : new Date(lastAlertAtMs).toISOString(),
    alerts_today: alertsToday,
    got_tickets: counters.gotTickets(entry.id),
    warnings: entryWarnings(entry),
  };
}
