import { DEFAULT_CHANGE_TYPE } from '../notification/change-types.ts';
import type { Notification } from '../notification/notification.ts';
import type { WatchlistEntry } from './entry.ts';

/** Whether every message of an event alerts because no entry names it. */
export function alertsUnlisted(unlisted: 'alert' | 'feed', entriesOfEvent: readonly WatchlistEntry[]): boolean {
  return unlisted === 'alert' && entriesOfEvent.length === 0;
}

/**
 * What a new entry for an event starts with. It never alerts for less than the event does now: for every change if all of
 * them alert without an entry, otherwise for new stock and for the changes of these `types`.
 *
 * @param alertsNow as `alertsUnlisted` says.
 */
export function draftForEvent(
  { event_id, event_infos }: Pick<Notification, 'event_id' | 'event_infos'>,
  alertsNow: boolean,
  types: readonly string[],
): Partial<WatchlistEntry> & { readonly event_id: string } {
  return {
    event_id,
    label: event_infos?.event_name ?? '',
    change_type: alertsNow ? ['*'] : [...new Set([DEFAULT_CHANGE_TYPE, ...types])],
  };
}
