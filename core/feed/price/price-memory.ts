import { buyablePrice } from '../../matching/filters/availability.ts';
import { eventKey } from '../../notification/event-key.ts';
import type { Notification, Offer } from '../../notification/notification.ts';
import { MAX_NAME_LENGTH } from '../../text/name-length.ts';
import { createOfferPricesTable, type OfferPricesTable } from './offer-prices.ts';
import type { SeenPrices } from './price-context.ts';

const MAX_EVENTS = 500;
const MAX_OFFERS_PER_EVENT = 2000;
/** An event's id and its site. */
const MAX_KEY_LENGTH = 2 * MAX_NAME_LENGTH;

/** The prices of the most recently updated events, in memory. What has no name that is short enough to be one is not remembered. */
export interface PriceMemory {
  /** What was seen of the event of a message so far; `null` if nothing was. */
  get(notification: Pick<Notification, 'event_id' | 'website'>): SeenPrices | null;
  add(notification: Notification): void;
  /** As `add`, for a message from before all that is known of its event: give them newest first. */
  addEarlier(notification: Notification): void;
}

interface EventPrices {
  readonly offers: OfferPricesTable;
  lowest: number | null;
  highestLow: number | null;
}

export function createPriceMemory(): PriceMemory {
  const events = new Map<string, EventPrices>();
  return {
    get(notification) {
      const known = events.get(eventKey(notification));
      if (known === undefined) return null;
      const { offers, lowest, highestLow } = known;
      return { offer: offers.get, lowest, highestLow };
    },
    add(notification) {
      const key = eventKey(notification);
      if (key.length > MAX_KEY_LENGTH) return;
      const prices = events.get(key) ?? newEvent();
      // Put back at the end: the first is the one updated longest ago.
      events.delete(key);
      events.set(key, prices);
      if (events.size > MAX_EVENTS) deleteFirst(events);
      addPrices(prices, notification, prices.offers.addLater);
    },
    addEarlier(notification) {
      const key = eventKey(notification);
      const prices = events.get(key) ?? newEvent();
      if (!events.has(key)) {
        if (events.size >= MAX_EVENTS || key.length > MAX_KEY_LENGTH) return;
        events.set(key, prices);
      }
      addPrices(prices, notification, prices.offers.addEarlier);
    },
  };
}

function newEvent(): EventPrices {
  return { offers: createOfferPricesTable(MAX_OFFERS_PER_EVENT), lowest: null, highestLow: null };
}

/** Adds what each offer costs, and notes the lowest of them. */
function addPrices(
  prices: EventPrices,
  { offers, received_at: at }: Notification,
  add: OfferPricesTable['addLater'],
): void {
  let low: number | null = null;
  for (const offer of offers) {
    const price = buyablePrice(offer);
    if (price === null) continue;
    if (low === null || price < low) low = price;
    if (hasShortTexts(offer)) add(offer, price, at);
  }
  if (low === null) return;
  prices.lowest = Math.min(prices.lowest ?? low, low);
  prices.highestLow = Math.max(prices.highestLow ?? low, low);
}

function deleteFirst(map: Map<string, EventPrices>): void {
  const first = map.keys().next().value;
  if (first !== undefined) map.delete(first);
}

function hasShortTexts({ section_key, offer_id, price_label }: Offer): boolean {
  return isShort(section_key) && isShort(offer_id) && isShort(price_label);
}

function isShort(text: string | null): boolean {
  return text === null || text.length <= MAX_NAME_LENGTH;
}
