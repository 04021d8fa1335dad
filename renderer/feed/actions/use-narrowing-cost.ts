import { useEffect, useState } from 'react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatNarrowingCost } from '../../../core/feed/format/format-narrowing-cost.ts';
import { useStores } from '../../state/stores.tsx';
import type { QuickFilter } from './quick-filters.ts';
import { entryOf } from './watch-actions.ts';

/** What a narrowing action costs, before it is done: "would have alerted 3 of the last 34". Blank until it is known. */
export function useNarrowingCost(item: NotificationItem, filter: QuickFilter | undefined | null): string {
  const stores = useStores();
  const [cost, setCost] = useState('');
  const changes = JSON.stringify(filter?.changes ?? null);
  const { event_id } = item;
  const entry = entryOf(stores, item);

  useEffect(() => {
    let active = true;
    setCost('');
    if (changes === 'null') return;
    const draft = { ...(entry ?? { event_id, change_type: ['*'] }), ...JSON.parse(changes) };
    stores.bridge.request('watchlist.preview', { draft, event_id }).then(
      (preview) => active && setCost(formatNarrowingCost(preview)),
      // A cost that is not known is not shown; the form says what is wrong.
      () => {},
    );
    return () => {
      active = false;
    };
  }, [stores, changes, event_id, entry]);

  return cost;
}
