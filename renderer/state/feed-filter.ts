import type { RequestPayload } from '../../core/bridge/contract.ts';
import type { FeedItem, NotificationItem } from '../../core/feed/feed-item.ts';
import { foldAccents, foldText } from '../../core/text/fold.ts';

/** Whether a live item belongs to what the list shows: the rule by which `feed.list` chooses. Gaps always do. */
export function matchesFilter(item: FeedItem, filter: FeedFilter): boolean {
  if (item.kind === 'gap') return filter.query === '' && filter.website === null && filter.change_type === null;
  if (filter.view === 'alerts' && item.outcome !== 'alert') return false;
  if (filter.website !== null && foldText(item.website ?? '') !== foldText(filter.website)) return false;
  if (filter.change_type !== null && !item.changes.some((change) => change.type === filter.change_type)) return false;
  return matchesQuery(item, filter.query);
}

/** Every word of the query is in the event's name, artist, venue, location or id. */
function matchesQuery(item: NotificationItem, query: string): boolean {
  const words = foldAccents(query).split(' ').filter(Boolean);
  if (words.length === 0) return true;
  const infos = item.event_infos;
  const text = foldAccents(
    [item.event_id, infos?.event_name, infos?.event_artist_name, infos?.event_venue, infos?.event_location]
      .filter((part) => part !== null && part !== undefined)
      .join(' '),
  );
  return words.every((word) => text.includes(word));
}

/** What the list is narrowed to; the fields of the request `feed.list`. */
export type FeedFilter = Omit<RequestPayload<'feed.list'>, 'before' | 'limit'>;
