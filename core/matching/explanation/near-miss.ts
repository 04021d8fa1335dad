import type { Notification, Offer } from '../../notification/notification.ts';
import type { FilterField } from '../../watchlist/fields.ts';
import type { CompiledEntry } from '../compiled-entry.ts';
import { affectedOffers } from '../filters/affected-sections.ts';
import { checkAvailability } from '../filters/availability.ts';
import type { OfferFilter } from '../filters/filter.ts';
import { comparePriceAndStock } from '../offers/rank-offers.ts';
import { FILTER_LABELS } from './filter-labels.ts';

/** The offer of a filtered message that came closest to passing, and what it failed. */
export interface NearMiss {
  readonly offer: Offer;
  /** The misses of all its failed filters together: the smaller, the closer. */
  readonly distance: number;
  /** The first filter that it failed; `null` if it cannot be bought or no filter says. */
  readonly field: FilterField | null;
  /** Why it did not pass, in one phrase: "above your max 100.00". */
  readonly phrase: string;
  /** The same by how little was missing, if that can be said: "over by 4.50". */
  readonly gap: string;
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
  return nearest === null ? null : { offer: nearest, distance, ...describeMiss(nearest, compiled, notification) };
}

type MissDescription = Pick<NearMiss, 'field' | 'phrase' | 'gap'>;

/** Stops counting beyond `enough`. */
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

function describeMiss(offer: Offer, compiled: CompiledEntry, notification: Notification): MissDescription {
  if (offer.stock === 0) return samePhraseAndGap('sold out');
  if (checkAvailability(offer) === 'no') return samePhraseAndGap('not on sale');
  let notStated: string | null = null;
  for (const filter of compiled.offerFilters) {
    const answer = filter.answer(offer, notification);
    if (answer === 'no') {
      const phrase = filter.phrase(offer);
      return { field: filter.field, phrase, gap: filter.gap?.(offer) ?? phrase };
    }
    if (answer === 'unknown' && compiled.entry.strict)
      notStated ??= `${FILTER_LABELS[filter.field]} not stated (strict)`;
  }
  return samePhraseAndGap(notStated ?? 'fits your filters');
}

function samePhraseAndGap(phrase: string): MissDescription {
  return { field: null, phrase, gap: phrase };
}
