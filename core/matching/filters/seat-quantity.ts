import type { Offer } from '../../notification/notification.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import type { Answer } from '../../watchlist/expressions/answer.ts';
import { type OfferFilter, relativeMiss } from './filter.ts';
import { isGeneralAdmission } from './ticket-class.ts';

/**
 * `seat_quantity`: general admission needs a stock of N, seats need N adjacent ones. If adjacency is not given, a
 * stock below N is a no and anything else unknown.
 */
export function seatQuantityFilter(entry: WatchlistEntry): OfferFilter | null {
  const quantity = entry.seat_quantity;
  if (quantity === null) return null;
  return {
    field: 'seat_quantity',
    answer: (offer) => quantityAnswer(offer, quantity),
    miss: (offer) => relativeMiss(quantity - (maxQuantity(offer) ?? 0), quantity),
    detail: (nearest) => `with fewer than ${quantity} ${quantitySuffix(nearest)}, most ${maxQuantity(nearest)}`,
    phrase: (offer) =>
      hasSingleSeatsOnly(offer) ? 'single seats only' : `only ${maxQuantity(offer)} ${quantitySuffix(offer)}`,
  };
}

function quantityAnswer(offer: Offer, quantity: number): Answer {
  const { stock } = offer;
  const adjacent = adjacentSeats(offer);
  if (isGeneralAdmission(offer)) return stock === null ? 'unknown' : stock >= quantity ? 'yes' : 'no';
  if (adjacent !== null) return adjacent >= quantity ? 'yes' : 'no';
  return stock !== null && stock < quantity ? 'no' : 'unknown';
}

/** `null` if not stated. Zero adjacent seats beside a stock above zero contradicts itself, so it states nothing. */
function adjacentSeats({ longest_adjacent_seats, stock }: Offer): number | null {
  return longest_adjacent_seats === 0 && stock !== null && stock > 0 ? null : longest_adjacent_seats;
}

function isSeated(offer: Offer): boolean {
  return adjacentSeats(offer) !== null && !isGeneralAdmission(offer);
}

function hasSingleSeatsOnly(offer: Offer): boolean {
  return isSeated(offer) && offer.longest_adjacent_seats === 1;
}

/** How many one could buy together, as far as the offer says. */
export function maxQuantity(offer: Offer): number | null {
  return isSeated(offer) ? adjacentSeats(offer) : offer.stock;
}

function quantitySuffix(offer: Offer): string {
  return isSeated(offer) ? 'together' : 'left';
}
