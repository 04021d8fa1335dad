import type { EntryOverview, WatchlistState } from '../../../core/bridge/contract.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { entryWarnings } from '../../../core/watchlist/entry-schema.ts';
import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import type { Counters } from '../profile/recent/counters.ts';
import type { Watchlist } from '../profile/watchlist.ts';

/** Entries do not change in place, so each is checked by the schema only once. */
const warningCache = new WeakMap<WatchlistEntry, readonly FieldIssue[]>();

/** The watchlist as the window shows it: each entry with its event's newest metadata and its alerts. */
export function watchlistState(watchlist: Watchlist, counters: Counters): WatchlistState {
  return {
    entries: watchlist.entries().map((entry) => watchlistView(entry, counters)),
    damaged: watchlist.damaged(),
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
    warnings: cachedWarnings(entry),
  };
}

function cachedWarnings(entry: WatchlistEntry): readonly FieldIssue[] {
  const known = warningCache.get(entry);
  if (known !== undefined) return known;
  const found = entryWarnings(entry);
  warningCache.set(entry, found);
  return found;
}
