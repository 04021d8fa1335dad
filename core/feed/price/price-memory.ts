import type { Notification } from '../../notification/notification.ts';
import { buyablePrice, type SeenPrice, type SeenPrices } from './price-context.ts';

const MAX_EVENTS = 500;
const MAX_OFFERS_PER_EVENT = 2000;

/** The prices of the events heard of last, in memory. */
export interface PriceMemory {
  /** What was seen of the event of a message so far; `null` if nothing was. */
  get(notification: Pick<Notification, 'event_id' | 'website'>): SeenPrices | null;
  add(notification: Notification): void;
  /** As `add`, for a message from before all that is known of its event: give them newest first. */
  addEarlier(notification: Notification): void;
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
      addPrices(prices, notification, placeLater);
    },
    addEarlier(notification) {
      const key = keyOf(notification);
      const prices = events.get(key) ?? { offers: new Map(), lowest: null, highestLow: null };
      if (!events.has(key)) {
        if (events.size >= MAX_EVENTS) return;
        events.set(key, prices);
      }
      addPrices(prices, notification, placeEarlier);
    },
  };
}

/** Notes what each offer costs, as `place` says, and the lowest of them. */
function addPrices(prices: EventPrices, { offers, received_at: at }: Notification, place: typeof placeLater): void {
  let low: number | null = null;
  for (const offer of offers) {
    const price = buyablePrice(offer);
    if (price === null) continue;
    if (low === null || price < low) low = price;
    place(prices.offers, offer.key, { price, label: offer.price_label, at });
  }
  if (low === null) return;
  prices.lowest = Math.min(prices.lowest ?? low, low);
  prices.highestLow = Math.max(prices.highestLow ?? low, low);
}

function placeLater(offers: EventPrices['offers'], key: string, last: SeenPrice): void {
  const known = offers.get(key);
  const previous = known === undefined ? null : known.last.price === last.price ? known.previous : known.last;
  offers.set(key, { last, previous });
  if (offers.size > MAX_OFFERS_PER_EVENT) deleteFirst(offers);
}

function placeEarlier(offers: EventPrices['offers'], key: string, seen: SeenPrice): void {
  const known = offers.get(key);
  if (known === undefined) {
    if (offers.size < MAX_OFFERS_PER_EVENT) offers.set(key, { last: seen, previous: null });
  } else if (known.previous === null && known.last.price !== seen.price) {
    offers.set(key, { ...known, previous: seen });
  }
}

function deleteFirst(map: Map<string, unknown>): void {
  const first = map.keys().next().value;
  if (first !== undefined) map.delete(first);
}

function keyOf({ event_id, website }: Pick<Notification, 'event_id' | 'website'>): string {
  return `${event_id}\n${website ?? ''}`;
}
