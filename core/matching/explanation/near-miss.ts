import type { Notification, Offer } from '../../notification/notification.ts';
import type { FilterField } from '../../watchlist/fields.ts';
import type { CompiledEntry } from '../compiled-entry.ts';
import { affectedOffers } from '../filters/affected-sections.ts';
import { checkAvailability } from '../filters/availability.ts';
import type { OfferFilter } from '../filters/filter.ts';
import { comparePriceAndStock } from '../offers/rank-offers.ts';
import { FILTER_LABELS } from './filter-labels.ts';

/** The offer of a filtered message that came closest to passing. */
interface NearMiss {
  readonly offer: Offer;
  /** The misses of all its failed filters together: the smaller, the closer. */
  readonly distance: number;
}

/** What an offer failed. */
interface MissDescription {
  /** The first filter that it failed; `null` if it cannot be bought or no filter says. */
  readonly field: FilterField | null;
  readonly text: string;
}

/** A fact that a strict entry misses is a miss of this size: it may well be fine. */
const NOT_STATED_DISTANCE = 0.5;
/** Nothing an edit of the filters could change. */
const NOT_FOR_SALE_DISTANCE = 8;

/**
 * Finds the nearest miss among the offers an entry's changes are about. Unlike a decision it asks every filter, so that
 * an offer that is a little too dear counts as closer than one that is wrong in three ways. `null` if the message has
 * no readable offers.
 */
export function findNearMiss(compiled: CompiledEntry, notification: Notification): NearMiss | null {
  if (latest?.compiled !== compiled || latest.notification !== notification) {
    latest = { compiled, notification, miss: searchNearMiss(compiled, notification) };
  }
  return latest.miss;
}

/** What was found last: the feed line of a message asks for the same several times in turn. */
let latest: {
  readonly compiled: CompiledEntry;
  readonly notification: Notification;
  readonly miss: NearMiss | null;
} | null = null;

function searchNearMiss(compiled: CompiledEntry, notification: Notification): NearMiss | null {
  const affected = affectedOffers(notification, compiled.entry.change_type) ?? notification.offers;
  let nearest: Offer | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const offer of affected) {
    const miss = distanceOf(offer, compiled, notification, distance);
    if (miss > distance) continue;
    if (nearest !== null && miss === distance && comparePriceAndStock(nearest, offer) <= 0) continue;
    nearest = offer;
    distance = miss;
  }
  return nearest === null ? null : { offer: nearest, distance };
}

/** Stops counting beyond `maxDistance`. */
function distanceOf(offer: Offer, compiled: CompiledEntry, notification: Notification, maxDistance: number): number {
  if (checkAvailability(offer) === 'no') return NOT_FOR_SALE_DISTANCE;
  let distance = 0;
  for (const filter of compiled.offerFilters) {
    distance += filterMiss(filter, offer, compiled, notification);
    if (distance > maxDistance) return distance;
  }
  return distance;
}

function filterMiss(filter: OfferFilter, offer: Offer, compiled: CompiledEntry, notification: Notification): number {
  const answer = filter.answer(offer, notification);
  if (answer === 'no') return filter.miss(offer);
  return answer === 'unknown' && compiled.entry.strict ? NOT_STATED_DISTANCE : 0;
}

/**
 * Why an offer did not pass.
 *
 * @param form `phrase`: "above your max 100.00"; `gap`: by how little, if that can be said: "over by 4.50".
 */
export function describeMiss(
  offer: Offer,
  compiled: CompiledEntry,
  notification: Notification,
  form: 'phrase' | 'gap',
): MissDescription {
  if (offer.stock === 0) return { field: null, text: 'sold out' };
  if (checkAvailability(offer) === 'no') return { field: null, text: 'not on sale' };
  let notStated: string | null = null;
  for (const filter of compiled.offerFilters) {
    const answer = filter.answer(offer, notification);
    if (answer === 'no') {
      const gap = form === 'gap' ? filter.gap?.(offer) : undefined;
      return { field: filter.field, text: gap ?? filter.phrase(offer) };
    }
    if (answer === 'unknown' && compiled.entry.strict)
      notStated ??= `${FILTER_LABELS[filter.field]} not stated (strict)`;
  }
  return { field: null, text: notStated ?? 'fits your filters' };
}
