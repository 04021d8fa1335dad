import { evaluateOffers } from '../../../core/feed/evaluate-offers.ts';
import type { FeedDetail, NotificationItem } from '../../../core/feed/feed-item.ts';
import type { Notification, Offer } from '../../../core/notification/notification.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { priceLabel } from './events.ts';

/** An offer for `price`, fees included, of the notification that `item` is about. */
const offer = (item: NotificationItem, price: number, over: Partial<Offer> = {}): Offer => ({
  key: 'sec-101/offer-abc',
  section_key: 'sec-101',
  offer_id: 'offer-abc',
  section_name: '101',
  offer_name: 'Standard',
  section: '101',
  available: true,
  price,
  price_without_fees: price - 16,
  price_label: priceLabel(price, item.event_id),
  inventory_type: 'primary',
  stock: 5,
  stock_not_available: 2,
  longest_adjacent_seats: 3,
  general_admission: false,
  row: 'C',
  atc: 'https://tickets.example/cart/101',
  ...over,
});

const cheapestOf = (item: NotificationItem) => item.best?.price ?? 95;

/** The highest price of the entry that decided on `item`. */
const maxPriceOf = (item: NotificationItem) => Math.ceil(cheapestOf(item)) + 61;

/** The full notification behind a row. */
function sampleNotification(item: NotificationItem): Notification {
  const cheapest = cheapestOf(item);
  return {
    timestamp: item.timestamp,
    received_at: item.received_at,
    website: item.website,
    version: '1.0',
    event_id: item.event_id,
    region: item.region,
    changes: item.changes,
    sections_type: 'SeatMapSections',
    sections: [{ key: 'sec-101', stock: 5 }],
    offers: [
      offer(item, cheapest),
      offer(item, cheapest + 9, { key: 'sec-107/b', section_name: '107', stock: 2, row: null }),
      offer(item, cheapest + 54, { key: 'sec-110/c', section_name: '110', offer_name: 'Aisle', stock: 3 }),
      offer(item, cheapest + 317, { key: 'sec-207/d', section_name: '207', stock: 1 }),
    ],
    stock: 42,
    event_infos: item.event_infos,
    problems: item.id % 10 === 0 ? [{ path: 'sections.sec-9.offer-x.price', problem: 'is not a number' }] : [],
  };
}

/** What the detail pane gets for a row. */
export function sampleDetail(item: NotificationItem): FeedDetail {
  const passing = item.outcome === 'alert';
  const max = maxPriceOf(item);
  const tooDear = `8 of 14 offers above ${max}.00, cheapest ${max + 4}.00`;
  const notification = sampleNotification(item);
  const decision: FeedDetail['decision'] = {
    outcome: item.outcome,
    entry: item.entry,
    offers: passing ? ['sec-101/offer-abc', 'sec-107/b', 'sec-110/c'] : [],
    best: passing ? 'sec-101/offer-abc' : null,
    link: 'https://tickets.example/cart/101',
    unverified: item.unverified,
    reasons: [{ filter: 'max_price_filter', rejected: 8, of: 14, detail: tooDear }],
  };
  return {
    item,
    notification,
    decision,
    offers: evaluateOffers(notification, decision, newEntry(item.event_id, 'msg', { max_price_filter: max }), null),
    explanation: passing
      ? [
          'Matches “MSG under 150” (stock increase in 101, 107, 110)',
          '3 of 14 offers pass',
          tooDear,
          '2 of 14 offers are resale',
        ]
      : [tooDear, '6 of 14 offers are resale'],
  };
}
