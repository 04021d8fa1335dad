import { type EventAtSite, namesEvent } from '../../../core/matching/filters/website.ts';
import { DEFAULT_CHANGE_TYPE } from '../../../core/notification/change-types.ts';
import type { EventInfos } from '../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import type { WindowStores } from '../../state/stores.tsx';

/** The entries that name an event, on or off. */
export function entriesOfEvent({ watchlist }: WindowStores, event: EventAtSite): readonly WatchlistEntry[] {
  const { byId } = watchlist.getState();
  return [...byId.values()].flatMap(({ entry }) => (namesEvent(entry, event) ? [entry] : []));
}

/** Whether every message of an event alerts because no entry names it. */
export function alertsUnlisted(stores: WindowStores, event: EventAtSite): boolean {
  return stores.app.getState().state?.settings.unlisted !== 'feed' && entriesOfEvent(stores, event).length === 0;
}

/**
 * A new entry for an event. It alerts for every change if all of them alert now, so that it takes nothing away before the
 * user narrows it; otherwise for new stock and for changes of these `types`.
 */
export function draftForEvent(
  stores: WindowStores,
  event: EventAtSite & { readonly event_infos: EventInfos | null },
  types: readonly string[] = [],
): Partial<WatchlistEntry> & { event_id: string } {
  return {
    event_id: event.event_id,
    label: event.event_infos?.event_name ?? '',
    change_type: alertsUnlisted(stores, event) ? ['*'] : [...new Set([DEFAULT_CHANGE_TYPE, ...types])],
  };
}
