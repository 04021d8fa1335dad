import { type EventAtSite, namesEvent } from '../../../core/matching/filters/website.ts';
import type { EventInfos } from '../../../core/notification/notification.ts';
import * as rules from '../../../core/watchlist/draft-for-event.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import type { WindowStores } from '../../state/stores.tsx';

/** The entries that name an event, on or off. */
export function entriesOfEvent({ watchlist }: WindowStores, event: EventAtSite): readonly WatchlistEntry[] {
  const { byId } = watchlist.getState();
  return [...byId.values()].flatMap(({ entry }) => (namesEvent(entry, event) ? [entry] : []));
}

/** Whether every message of an event alerts because no entry names it. */
export function alertsUnlisted(stores: WindowStores, event: EventAtSite): boolean {
  const unlisted = stores.app.getState().state?.settings.unlisted ?? 'alert';
  return rules.alertsUnlisted(unlisted, entriesOfEvent(stores, event));
}

/** A new entry for an event, which also watches changes of these `types`. */
export function draftForEvent(
  stores: WindowStores,
  event: EventAtSite & { readonly event_infos: EventInfos | null },
  types: readonly string[] = [],
): Partial<WatchlistEntry> & { event_id: string } {
  return rules.draftForEvent(event, alertsUnlisted(stores, event), types);
}
