import type { FeedItem } from '../../../core/feed/feed-item.ts';
import { type FeedFilter, matchesFilter } from '../../../core/feed/search/feed-search.ts';
import type { BridgeClient } from '../../lib/bridge/loopback-bridge.ts';

/** As many as one answer holds. */
const MAX_ASKED = 500;

/** Finds which rows that arrive belong to a search, beyond what the rows themselves say. */
export interface ArrivalsSearch {
  /** Takes in rows that arrived and that the filter does not find by what they show. */
  add(items: readonly FeedItem[], filter: FeedFilter): void;
}

/**
 * A row shows its best offer only; the history knows the others. So it is asked about the rows that arrive during a
 * search, once at a time.
 *
 * @param onFound gets those that belong to the search, newest first.
 */
export function createArrivalsSearch(
  bridge: Pick<BridgeClient, 'request'>,
  onFound: (items: readonly FeedItem[], filter: FeedFilter) => void,
): ArrivalsSearch {
  let waiting: FeedItem[] = [];
  let waitingFilter: FeedFilter | null = null;
  let asking = false;

  async function ask(): Promise<void> {
    asking = true;
    while (waiting.length > 0 && waitingFilter !== null) {
      const filter = waitingFilter;
      const asked = waiting.slice(-MAX_ASKED);
      waiting = [];
      const ids = new Set(asked.map(({ id }) => id));
      const newest = Math.max(...ids);
      const page = { ...filter, view: 'everything', before: newest + 1, limit: MAX_ASKED } as const;
      try {
        const { items } = await bridge.request('feed.list', page);
        const found = items.filter(({ id }) => ids.has(id));
        if (found.length > 0) onFound(found, filter);
      } catch {
        // They are there when the list is read again.
      }
    }
    asking = false;
  }

  return {
    add(items, filter) {
      // Gaps and what the other filters leave out are not found whatever the words are.
      const possible = items.filter(
        (item) => item.kind === 'notification' && matchesFilter(item, { ...filter, view: 'everything', query: '' }),
      );
      if (filter !== waitingFilter) waiting = [];
      waitingFilter = filter;
      waiting.push(...possible);
      if (!asking && waiting.length > 0) void ask();
    },
  };
}
