import type { Offer } from '../../notification/notification.ts';
import type { Answer } from '../../watchlist/expressions/answer.ts';

/**
 * Whether an offer can be bought: not marked inactive, stock not 0. Either mark decides alone; an
 * offer that states neither is unknown.
 */
export function checkAvailability(offer: Pick<Offer, 'available' | 'stock'>): Answer {
  if (offer.available === false || offer.stock === 0) return 'no';
  return offer.available === null && offer.stock === null ? 'unknown' : 'yes';
}

/** The price of an offer that can be bought; `null` if it cannot, or has none. */
export function buyablePrice(offer: Offer): number | null {
  return offer.price === null || offer.price <= 0 || checkAvailability(offer) === 'no' ? null : offer.price;
}
