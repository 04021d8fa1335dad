import { foldAccents, foldText } from '../text/fold.ts';
import type { FeedItem, NotificationItem } from './feed-item.ts';

/** What a list of feed items is narrowed to; the fields of the request `feed.list`. */
export interface FeedFilter {
  /** `alerts`: only outcome alert, and gaps. */
  readonly view: 'alerts' | 'everything';
  /** Words that the event's name, artist, venue, location or id contain; blank for all. */
  readonly query: string;
  readonly website: string | null;
  readonly change_type: string | null;
}

/** The words of a query, without case and accents; empty for a blank one. */
export function searchWords(query: string): string[] {
  return foldAccents(query)
    .split(' ')
    .filter((word) => word !== '');
}

/** The text that a search looks at: event, artist, venue, location and id, without case and accents. */
export function searchText(item: Pick<NotificationItem, 'event_id' | 'event_infos'>): string {
  const infos = item.event_infos;
  const parts = [infos?.event_name, infos?.event_artist_name, infos?.event_venue, infos?.event_location, item.event_id];
  return foldAccents(parts.filter((part) => part !== null && part !== undefined).join('\n'));
}

/** Whether an item belongs to a list with this filter. Gaps belong to every list that is not searched or narrowed. */
export function matchesFilter(item: FeedItem, filter: FeedFilter): boolean {
  if (item.kind === 'gap') return filter.query === '' && filter.website === null && filter.change_type === null;
  if (filter.view === 'alerts' && item.outcome !== 'alert') return false;
  if (filter.website !== null && foldText(item.website ?? '') !== foldText(filter.website)) return false;
  if (filter.change_type !== null && !item.changes.some((change) => change.type === filter.change_type)) return false;
  const text = searchText(item);
  return searchWords(filter.query).every((word) => text.includes(word));
}
