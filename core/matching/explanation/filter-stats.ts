import type { Offer } from '../../notification/notification.ts';
import { formatCount, formatNumber } from '../../text/format/format-number.ts';
import type { Reason } from '../decision.ts';
import type { OfferFilter } from '../filters/filter.ts';
import { comparePriceAndStock } from '../offers/rank-offers.ts';
import { FILTER_LABELS } from './filter-labels.ts';

/** How many offers one filter tested and rejected. Formatted as a sentence only on demand. */
export interface FilterStats {
  of: number;
  /** Offers that answered no. */
  rejected: number;
  /** Offers rejected because the value is not stated (strict entries only). */
  notStated: number;
  /** The nearest miss of those that answered no. */
  nearest: Offer | null;
  nearestMiss: number;
}

export function createFilterStats(): FilterStats {
  return { of: 0, rejected: 0, notStated: 0, nearest: null, nearestMiss: Number.POSITIVE_INFINITY };
}

/** Counts an offer that answered no, and keeps it if it is the nearest miss so far, or an equally near and cheaper one. */
export function reject(stats: FilterStats, filter: OfferFilter, offer: Offer): void {
  stats.rejected += 1;
  const miss = filter.miss(offer);
  if (miss > stats.nearestMiss) return;
  if (stats.nearest !== null && miss === stats.nearestMiss && comparePriceAndStock(stats.nearest, offer) <= 0) return;
  stats.nearest = offer;
  stats.nearestMiss = miss;
}

/** "8 of 11 offers above 100.00, cheapest 104.50; 1 with price not stated (strict)". */
export function toReason(stats: FilterStats, filter: OfferFilter): Reason {
  const { of, rejected, notStated, nearest } = stats;
  const parts: string[] = [];
  if (nearest !== null) {
    const separator = filter.detailSeparator ?? ' ';
    parts.push(`${formatNumber(rejected)} of ${formatCount(of, 'offer')}${separator}${filter.detail(nearest)}`);
  }
  if (notStated > 0) {
    const count =
      nearest === null ? `${formatNumber(notStated)} of ${formatCount(of, 'offer')}` : formatNumber(notStated);
    parts.push(`${count} with ${FILTER_LABELS[filter.field]} not stated (strict)`);
  }
  return { filter: filter.field, rejected: rejected + notStated, of, detail: parts.join('; ') };
}
