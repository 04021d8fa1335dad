import type { WatchlistEntry } from '../watchlist/entry.ts';
import type { OfferFilter } from './filters/filter.ts';
import { keywordsFilter } from './filters/keywords.ts';
import { maxPriceFilter, minPriceFilter } from './filters/price.ts';
import { rowFilter } from './filters/row.ts';
import { seatQuantityFilter } from './filters/seat-quantity.ts';
import { sectionFilter } from './filters/section.ts';
import { ticketClassFilters } from './filters/ticket-class.ts';

/**
 * The filters an entry sets on each offer, in the order they are asked. An offer that one rejects
 * is not asked about by the next. A blank field makes no filter.
 */
export function createOfferFilters(entry: WatchlistEntry): readonly OfferFilter[] {
  return [
    sectionFilter(entry),
    minPriceFilter(entry),
    maxPriceFilter(entry),
    ...ticketClassFilters(entry),
    rowFilter(entry),
    seatQuantityFilter(entry),
    keywordsFilter(entry),
  ].filter((filter) => filter !== null);
}
