import type { FieldIssue, WatchlistState, WatchlistView } from '../../core/bridge/contract.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { entryWarnings } from '../../core/watchlist/entry-schema.ts';
import type { Tallies } from './tallies.ts';
import type { Watchlist } from './watchlist.ts';

/** Entries do not change in place, so what the schema says of one is worked out once. */
const warningsOf = new WeakMap<WatchlistEntry, readonly FieldIssue[]>();

/** The watchlist as the window shows it: each entry with its event's newest metadata and its alerts. */
export function watchlistState(watchlist: Watchlist, tallies: Tallies): WatchlistState {
  return {
    entries: watchlist.entries().map((entry) => viewOf(entry, tallies)),
    damaged: watchlist.damaged(),
  };
}

function viewOf(entry: WatchlistEntry, tallies: Tallies): WatchlistView {
  const { lastAlertAt, alertsToday } = tallies.ofEntry(entry.id);
  const facts = tallies.event(entry.event_id);
  return {
    entry,
    event: facts === null ? null : { event_infos: facts.event_infos, website: facts.website, region: facts.region },
    last_alert_at: lastAlertAt === null ? null : new Date(lastAlertAt).toISOString(),
    alerts_today: alertsToday,
    warnings: warnings(entry),
  };
}

function warnings(entry: WatchlistEntry): readonly FieldIssue[] {
  const known = warningsOf.get(entry);
  if (known !== undefined) return known;
  const found = entryWarnings(entry);
  warningsOf.set(entry, found);
  return found;
}
