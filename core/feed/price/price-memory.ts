import type { Notification } from '../../notification/notification.ts';
import { buyablePrice, type SeenPrice, type SeenPrices } from './price-context.ts';

const MAX_EVENTS = 500;
const MAX_OFFERS_PER_EVENT = 2000;

/** The prices of the events heard of last, in memory. */
export interface PriceMemory {
  /** What was seen of the event of a message so far; `null` if nothing was. */
  get(notification: Pick<Notification, 'event_id' | 'website'>): SeenPrices | null;
  add(notification: Notification): void;
}

interface EventPrices {
  readonly offers: Map<string, { last: SeenPrice; previous: SeenPrice | null }>;
  lowest: number | null;
  highestLow: number | null;
}

export function createPriceMemory(): PriceMemory {
  const events = new Map<string, EventPrices>();
  return {
    get(notification) {
      const known = events.get(keyOf(notification));
      if (known === undefined) return null;
      const { offers, lowest, highestLow } = known;
      return { offer: (key) => offers.get(key) ?? null, lowest, highestLow };
    },
    add(notification) {
      const key = keyOf(notification);
      const prices = events.get(key) ?? { offers: new Map(), lowest: null, highestLow: null };
      // Put back at the end: the first is the one heard of longest ago.
      events.delete(key);
      events.set(key, prices);
      if (events.size > MAX_EVENTS) deleteFirst(events);
      addPrices(prices, notification);
    },
  };
}

function addPrices(prices: EventPrices, { offers, received_at: at }: Notification): void {
  let low: number | null = null;
  for (const offer of offers) {
    const price = buyablePrice(offer);
    if (price === null) continue;
    if (low === null || price < low) low = price;
    const known = prices.offers.get(offer.key);
    const last: SeenPrice = { price, label: offer.price_label, at };
    const previous = known === undefined ? null : known.last.price === price ? known.previous : known.last;
    prices.offers.set(offer.key, { last, previous });
    if (prices.offers.size > MAX_OFFERS_PER_EVENT) deleteFirst(prices.offers);
  }
  if (low === null) return;
  prices.lowest = Math.min(prices.lowest ?? low, low);
  prices.highestLow = Math.max(prices.highestLow ?? low, low);
}

function deleteFirst(map: Map<string, unknown>): void {
  const first = map.keys().next().value;
  if (first !== undefined) map.delete(first);
}

function keyOf({ event_id, website }: Pick<Notification, 'event_id' | 'website'>): string {
  return `${event_id}\n${website ?? ''}`;
}
