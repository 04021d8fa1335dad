import { buyablePrice } from '../../matching/filters/availability.ts';
import type { Notification, Offer } from '../../notification/notification.ts';
import type { SeenPrice, SeenPrices } from './price-context.ts';

const MAX_EVENTS = 500;
const MAX_OFFERS_PER_EVENT = 2000;

/** The prices of the most recently updated events, in memory. */
export interface PriceMemory {
  /** What was seen of the event of a message so far; `null` if nothing was. */
  get(notification: Pick<Notification, 'event_id' | 'website'>): SeenPrices | null;
  add(notification: Notification): void;
  /** As `add`, for a message from before all that is known of its event: give them newest first. */
  addEarlier(notification: Notification): void;
}

/** The newest price of an offer, and the one before it. Written in place: every message says every price again. */
interface OfferPrices {
  price: number;
  label: string | null;
  at: string;
  previous: SeenPrice | null;
}

interface EventPrices {
  readonly offers: Map<string, OfferPrices>;
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
      return { offer: (key) => toSeen(offers.get(key)), lowest, highestLow };
    },
    add(notification) {
      const key = keyOf(notification);
      const prices = events.get(key) ?? { offers: new Map(), lowest: null, highestLow: null };
      // Put back at the end: the first is the one updated longest ago.
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

function toSeen(known: OfferPrices | undefined): ReturnType<SeenPrices['offer']> {
  return known === undefined ? null : { last: lastOf(known), previous: known.previous };
}

function lastOf({ price, label, at }: OfferPrices): SeenPrice {
  return { price, label, at };
}

/** Notes what each offer costs, as `place` says, and the lowest of them. */
function addPrices(prices: EventPrices, { offers, received_at: at }: Notification, place: typeof placeLater): void {
  let low: number | null = null;
  for (const offer of offers) {
    const price = buyablePrice(offer);
    if (price === null) continue;
    if (low === null || price < low) low = price;
    place(prices.offers, offer, price, at);
  }
  if (low === null) return;
  prices.lowest = Math.min(prices.lowest ?? low, low);
  prices.highestLow = Math.max(prices.highestLow ?? low, low);
}

function placeLater(
  offers: EventPrices['offers'],
  { key, price_label: label }: Offer,
  price: number,
  at: string,
): void {
  const known = offers.get(key);
  if (known === undefined) {
    offers.set(key, { price, label, at, previous: null });
    if (offers.size > MAX_OFFERS_PER_EVENT) deleteFirst(offers);
    return;
  }
  if (known.price !== price) known.previous = lastOf(known);
  known.price = price;
  known.label = label;
  known.at = at;
}

function placeEarlier(
  offers: EventPrices['offers'],
  { key, price_label: label }: Offer,
  price: number,
  at: string,
): void {
  const known = offers.get(key);
  if (known === undefined) {
    if (offers.size < MAX_OFFERS_PER_EVENT) offers.set(key, { price, label, at, previous: null });
  } else if (known.previous === null && known.price !== price) known.previous = { price, label, at };
}

function deleteFirst(map: Map<string, unknown>): void {
  const first = map.keys().next().value;
  if (first !== undefined) map.delete(first);
}

function keyOf({ event_id, website }: Pick<Notification, 'event_id' | 'website'>): string {
  return `${event_id}\n${website ?? ''}`;
}
