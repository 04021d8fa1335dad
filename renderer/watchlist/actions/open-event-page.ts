import type { FeedItem, NotificationItem } from '../../../core/feed/feed-item.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { openLink } from '../../feed/actions/link-actions.ts';
import { errorMessage } from '../../lib/error-message.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { notify } from '../../ui/notify.tsx';

const MAX_LOOKED_AT = 50;
const FAILED = 'The event page did not open';

/** An event, at one site or (`null`) any. */
type WatchedEvent = Pick<WatchlistEntry, 'event_id' | 'website'>;

/** Opens the page of an entry's event, as its newest notification names it: main opens nothing that the window names. */
export async function openEventPage(stores: WindowStores, entry: WatchedEvent): Promise<void> {
  try {
    const item = newestWithPage(stores.feed.getState().items, entry) ?? (await findInHistory(stores, entry));
    if (item === null) {
      const text = 'No notification that is still kept names a page of this event.';
      notify({ level: 'warning', title: FAILED, text });
    } else await openLink(stores, { id: item.id, offer: null, page: 'event' });
  } catch (error) {
    notify({ level: 'error', title: FAILED, text: errorMessage(error) });
  }
}

async function findInHistory({ bridge }: WindowStores, entry: WatchedEvent): Promise<NotificationItem | null> {
  const { items } = await bridge.request('feed.list', {
    before: null,
    limit: MAX_LOOKED_AT,
    view: 'everything',
    query: entry.event_id.slice(0, 200),
    website: entry.website,
    change_type: null,
  });
  return newestWithPage(items, entry);
}

/** @param items newest first */
function newestWithPage(items: readonly FeedItem[], { event_id, website }: WatchedEvent): NotificationItem | null {
  for (const item of items) {
    if (item.kind !== 'notification' || item.event_id !== event_id) continue;
    if (website !== null && item.website !== website) continue;
    if (item.event_infos?.event_url != null) return item;
  }
  return null;
}
