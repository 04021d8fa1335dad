import { buyablePrice, checkAvailability } from '../../matching/filters/availability.ts';
import { isResale } from '../../matching/filters/ticket-class.ts';
import type { Notification, Offer } from '../../notification/notification.ts';
import type { OfferName, OfferPrices, SeenPrice } from './offer-prices.ts';

/** How good a price is, by what was seen before and beside it. */
export interface PriceContext {
  /** The price the same offer had before its present one; `null` if it never had another. */
  readonly was: SeenPrice | null;
  /** Whole percent from that price to the present one, negative for a drop; `null` without it. */
  readonly change_percent: number | null;
  /** No buyable offer of the event was ever seen cheaper, and the cheapest has cost more. */
  readonly lowest_seen: boolean;
  /** A resale offer below the cheapest primary one of the same message. */
  readonly below_primary: boolean;
}

/** The prices seen of one event before a message. */
export interface SeenPrices {
  /** `null` for an offer that was not seen. */
  offer(offer: OfferName): OfferPrices | null;
  /** The lowest price of any buyable offer. */
  readonly lowest: number | null;
  /** The highest that the cheapest buyable offer of a message has been. */
  readonly highestLow: number | null;
}

/** Compares an offer's price with those seen before. `null` if there is nothing to say. */
export function comparePrice(
  offer: Offer,
  notification: Pick<Notification, 'offers'>,
  seen: SeenPrices,
): PriceContext | null {
  const { price } = offer;
  if (price === null || price <= 0 || checkAvailability(offer) === 'no') return null;
  const known = seen.offer(offer);
  const was = known === null ? null : known.last.price === price ? known.previous : known.last;
  const context: PriceContext = {
    was,
    change_percent: was === null ? null : Math.round(((price - was.price) / was.price) * 100),
    lowest_seen: isLowest(price, seen),
    below_primary: isResale(offer) && isBelowPrimary(price, notification),
  };
  return context.was === null && !context.lowest_seen && !context.below_primary ? null : context;
}

function isLowest(price: number, { lowest, highestLow }: SeenPrices): boolean {
  return lowest !== null && highestLow !== null && price <= lowest && price < highestLow;
}

function isBelowPrimary(price: number, { offers }: Pick<Notification, 'offers'>): boolean {
  const primary = offers.filter((other) => !isResale(other)).flatMap((other) => buyablePrice(other) ?? []);
  return primary.length > 0 && primary.every((other) => price < other);
}
