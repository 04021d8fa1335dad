import type { NotificationItem } from '../feed-item.ts';

/**
 * What a person calls the event: its name, else the artist, else what its entry is called, else the id.
 *
 * @param label of the event's watchlist entry; blank if it has none.
 */
export function formatEventTitle(item: Pick<NotificationItem, 'event_infos' | 'event_id'>, label = ''): string {
  const stated = item.event_infos?.event_name ?? item.event_infos?.event_artist_name ?? null;
  if (stated !== null) return stated;
  return label === '' ? `Event ${item.event_id}` : label;
}
