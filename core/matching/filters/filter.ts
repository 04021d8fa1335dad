import type { Notification, Offer } from '../../notification/notification.ts';
import type { Answer } from '../../watchlist/expressions/answer.ts';
import type { FilterField } from '../../watchlist/fields.ts';

/** A filter of one entry, ready to ask, about the message as a whole. */
export interface MessageFilter {
  readonly field: FilterField;
  answer(notification: Notification): Answer;
  /** What a message that answered no is like, in full: "changed: price drop; you watch stock increase". */
  detail(notification: Notification): string;
  /** The same in one short phrase for a feed row: "on another date". */
  phrase(notification: Notification): string;
}

/** A filter of one entry, ready to ask, about each offer. */
export interface OfferFilter {
  readonly field: FilterField;
  answer(offer: Offer, notification: Notification): Answer;
  /** How far an offer that answered no is from passing: near 0 for hardly, 1 if there is no more or less. */
  miss(offer: Offer): number;
  /** What the offers that answered no are like, with the nearest of them: "above 100.00, cheapest 104.50". */
  detail(nearest: Offer): string;
  /** What stands between "2 of 3 offers" and the detail; a space if absent. */
  readonly detailSeparator?: string;
  /** What one offer that answered no is like, in one short phrase for a feed row: "above your max 100.00". */
  phrase(offer: Offer): string;
  /** How much of a number that is asked for an offer reaches, if a smaller one would let it pass. */
  reached?(offer: Offer): number;
  /** How little was missing, if that can be said: "over by 4.50". */
  gap?(offer: Offer): string;
}

/** Turns a shortfall of any size into a miss: 0 for none, towards 1 the larger it is beside what was asked for. */
export function relativeMiss(shortfall: number, wanted: number): number {
  return shortfall <= 0 ? 0 : shortfall / (shortfall + Math.max(wanted, 1));
}
