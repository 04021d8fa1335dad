import type { Offer } from '../notification/notification.ts';
import { byPriceAndStock } from './best-first.ts';
import type { Reason } from './decision.ts';
import { FACTS } from './facts.ts';
import type { OfferFilter } from './filters/filter.ts';
import { countWords } from './words.ts';

/** What one filter made of the offers it was asked about, while they are judged. Words are made of it on demand. */
export interface Tally {
  of: number;
  /** Offers that answered no. */
  turnedAway: number;
  /** Offers turned away for not stating the fact (strict entries only). */
  notStated: number;
  /** The nearest miss of those that answered no. */
  nearest: Offer | null;
  nearestMiss: number;
}

export function newTally(): Tally {
  return { of: 0, turnedAway: 0, notStated: 0, nearest: null, nearestMiss: Number.POSITIVE_INFINITY };
}

/** Counts an offer that answered no, and keeps it where it missed by less than those before it, or for less money. */
export function turnAway(tally: Tally, filter: OfferFilter, offer: Offer): void {
  tally.turnedAway += 1;
  const miss = filter.miss(offer);
  if (miss > tally.nearestMiss) return;
  if (tally.nearest !== null && miss === tally.nearestMiss && byPriceAndStock(tally.nearest, offer) <= 0) return;
  tally.nearest = offer;
  tally.nearestMiss = miss;
}

/** "8 of 11 offers above 100.00, cheapest 104.50; 1 with price not stated (strict)". */
export function reasonOf(tally: Tally, filter: OfferFilter): Reason {
  const { of, turnedAway, notStated, nearest } = tally;
  const parts: string[] = [];
  if (nearest !== null) parts.push(`${turnedAway} of ${countWords(of, 'offer')} ${filter.detail(nearest)}`);
  if (notStated > 0) {
    const count = nearest === null ? `${notStated} of ${countWords(of, 'offer')}` : `${notStated}`;
    parts.push(`${count} with ${FACTS[filter.field]} not stated (strict)`);
  }
  return { filter: filter.field, rejected: turnedAway + notStated, of, detail: parts.join('; ') };
}
