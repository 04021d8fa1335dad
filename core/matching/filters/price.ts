import { formatPrice } from '../../notification/format-price.ts';
import type { Offer } from '../../notification/notification.ts';
import { formatAmount } from '../../text/format/format-amount.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import { type OfferFilter, relativeMiss } from './filter.ts';

/** `min_price_filter`: inclusive, per ticket, fees included. */
export function minPriceFilter(entry: WatchlistEntry): OfferFilter | null {
  const min = entry.min_price_filter;
  if (min === null) return null;
  const limit = formatAmount(min);
  const below = (offer: Offer) => min - (offer.price ?? min);
  return {
    field: 'min_price_filter',
    answer: ({ price }) => (price === null ? 'unknown' : price >= min ? 'yes' : 'no'),
    miss: (offer) => relativeMiss(below(offer), min),
    detail: (nearest) => `below ${limit}, highest ${formatPrice(nearest)}`,
    phrase: () => `below your min ${limit}`,
    gap: (offer) => `under by ${formatAmount(below(offer))}`,
  };
}

/** `max_price_filter`: inclusive, per ticket, fees included; 0 means none. */
export function maxPriceFilter(entry: WatchlistEntry): OfferFilter | null {
  const max = entry.max_price_filter;
  if (max === null || max === 0) return null;
  const limit = formatAmount(max);
  const above = (offer: Offer) => (offer.price ?? max) - max;
  return {
    field: 'max_price_filter',
    answer: ({ price }) => (price === null ? 'unknown' : price <= max ? 'yes' : 'no'),
    miss: (offer) => relativeMiss(above(offer), max),
    detail: (nearest) => `above ${limit}, cheapest ${formatPrice(nearest)}`,
    phrase: () => `above your max ${limit}`,
    gap: (offer) => `over by ${formatAmount(above(offer))}`,
  };
}
