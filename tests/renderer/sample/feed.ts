import type { FeedItem, NotificationItem } from '../../../core/feed/feed-item.ts';
import type { Outcome } from '../../../core/matching/decision.ts';
import { EVENTS, NOW_MS, pick, priceLabel } from './events.ts';

const OUTCOMES: readonly Outcome[] = ['alert', 'alert', 'filtered', 'alert', 'muted', 'filtered', 'alert', 'duplicate'];

const CHANGES = ['stock_increase', 'price_decrease', 'stock_increase', 'price_increase'] as const;

/** A notification's brief; everything follows from its number. */
export function sampleItem(id: number, over: Partial<NotificationItem> = {}): NotificationItem {
  const event = pick(EVENTS, id * 7 + 3);
  const outcome = pick(OUTCOMES, id);
  const price = 38.5 + ((id * 37) % 400);
  const section = pick(['101', 'Floor GA', 'Block C', '207', 'Bay 14'], id);
  const received_at = new Date(NOW_MS - (1000 - id) * 9_000).toISOString();
  return {
    kind: 'notification',
    id,
    received_at,
    timestamp: new Date(Date.parse(received_at) - 400).toISOString(),
    event_id: event.event_id,
    website: event.website,
    region: 'US',
    event_infos: event.infos,
    changes: [
      { type: pick(CHANGES, id), sections: [section, '107', '110'].slice(0, 1 + (id % 3)), more: id % 5 === 0 ? 4 : 0 },
    ],
    outcome,
    entry: outcome === 'unlisted' ? null : 'msg',
    best: {
      key: 'sec-101/offer-abc',
      section_name: section,
      offer_name: 'Standard',
      row: id % 3 === 0 ? 'C' : null,
      price,
      price_label: priceLabel(price, event.event_id),
      stock: 2 + (id % 11),
      longest_adjacent_seats: id % 4 === 0 ? 2 : null,
    },
    surviving: outcome === 'alert' ? 3 : 0,
    offer_count: 14,
    why:
      outcome === 'filtered'
        ? 'above your max 150.00'
        : outcome === 'muted'
          ? 'muted until 21:00'
          : outcome === 'duplicate'
            ? 'same as 2 min ago'
            : null,
    unverified: id % 9 === 0 && outcome === 'alert' ? ['row_filter'] : [],
    has_link: true,
    opened_at: null,
    test: false,
    ...over,
  };
}

/** `count` rows ending at `lastId`, oldest first, with one gap. */
export function sampleFeed(count: number, lastId = 1000): FeedItem[] {
  return Array.from({ length: count }, (_, n): FeedItem => {
    const id = lastId - count + 1 + n;
    if (id === lastId - 3) {
      const to = NOW_MS - 30_000;
      return {
        kind: 'gap',
        id,
        from: new Date(to - 35_000).toISOString(),
        to: new Date(to).toISOString(),
        reason: 'network lost',
      };
    }
    return sampleItem(id);
  });
}
