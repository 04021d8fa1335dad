import type { Notification, Offer } from '../../notification/notification.ts';
import type { FilterName, Reason } from '../decision.ts';
import { createFilterStats, type FilterStats, reject, toReason } from '../explanation/filter-stats.ts';
import type { OfferFilter } from '../filters/filter.ts';

/** What offer filters leave of some offers. */
export interface FilteredOffers {
  /** In message order. */
  readonly survivors: readonly Offer[];
  /** The filters that were unknown for a survivor. */
  readonly unknown: readonly FilterName[];
  /** Made on demand. */
  readonly reasons: () => Reason[];
}

/** Asks filters about offers, each until one turns it away. @param strict whether an unknown turns it away too. */
export function filterOffers(
  offers: readonly Offer[],
  filters: readonly OfferFilter[],
  notification: Notification,
  strict: boolean,
): FilteredOffers {
  const filterStats: (FilterStats | undefined)[] = [];
  const survivors: Offer[] = [];
  /** One bit a filter that was unknown for a surviving offer. */
  let unknownFilters = 0;
  for (const offer of offers) {
    const offerUnknownBits = applyFilters(filters, offer, notification, strict, filterStats);
    if (offerUnknownBits === REJECTED) continue;
    survivors.push(offer);
    unknownFilters |= offerUnknownBits;
  }
  return {
    survivors,
    unknown:
      unknownFilters === 0
        ? NONE
        : filters.flatMap(({ field }, index) => ((unknownFilters & (1 << index)) === 0 ? [] : field)),
    reasons: () => toReasons(filters, filterStats),
  };
}

function toReasons(filters: readonly OfferFilter[], filterStats: readonly (FilterStats | undefined)[]): Reason[] {
  const reasons: Reason[] = [];
  for (const [index, filter] of filters.entries()) {
    const stats = filterStats[index];
    if (stats !== undefined && stats.rejected + stats.notStated > 0) reasons.push(toReason(stats, filter));
  }
  return reasons;
}

const NONE: readonly FilterName[] = [];
const REJECTED = -1;

/** Asks the filters about one offer until one turns it away. Gives one bit a filter that was unknown. */
function applyFilters(
  filters: readonly OfferFilter[],
  offer: Offer,
  notification: Notification,
  strict: boolean,
  filterStats: (FilterStats | undefined)[],
): number {
  let unknownBits = 0;
  for (let index = 0; index < filters.length; index += 1) {
    const filter = filters[index];
    if (filter === undefined) continue;
    let stats = filterStats[index];
    if (stats === undefined) {
      stats = createFilterStats();
      filterStats[index] = stats;
    }
    stats.of += 1;
    const answer = filter.answer(offer, notification);
    if (answer === 'yes') continue;
    if (answer === 'no') {
      reject(stats, filter, offer);
      return REJECTED;
    }
    if (strict) {
      stats.notStated += 1;
      return REJECTED;
    }
    unknownBits |= 1 << index;
  }
  return unknownBits;
}
