import { useMemo } from 'react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { EventChart } from '../../price-chart/EventChart.tsx';
import { maxPricesOf } from '../../price-chart/max-prices.ts';
import { useFeed, useWatchlist } from '../../state/stores.tsx';

const NO_ENTRIES: readonly never[] = [];

/** The prices of the event that a notification is about, drawn small. */
export function PriceHistory({ item }: { item: NotificationItem }) {
  const { event_id, website } = item;
  const newest = useFeed(
    ({ items }) => items.find((one) => one.kind === 'notification' && one.event_id === event_id)?.id,
  );
  const entries = useWatchlist((slice) => slice.watchlist?.entries ?? NO_ENTRIES);
  const maxPrices = useMemo(
    () => maxPricesOf(entries.map(({ entry }) => entry).filter((entry) => entry.event_id === event_id)),
    [entries, event_id],
  );
  const event = { event_id, website, last_item: Math.max(item.id, newest ?? 0) };
  return <EventChart key={`${event_id} ${website}`} event={event} maxPrices={maxPrices} small />;
}
