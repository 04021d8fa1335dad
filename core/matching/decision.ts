import type { FilterField } from '../watchlist/fields.ts';

/** Best first: if several entries name an event, the best outcome is the notification's. */
export const OUTCOMES = ['alert', 'duplicate', 'muted', 'filtered', 'unlisted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A filter as reasons and `unverified` name it: the entry's field, or one of the two rules no field stands for. */
export type FilterName = FilterField | 'availability' | 'affected_sections';

/** What one filter rejected. */
export interface Reason {
  readonly filter: FilterName;
  /** How many offers (or 1 for a rule on the whole message) this filter rejected. */
  readonly rejected: number;
  /** Of how many it was asked about. */
  readonly of: number;
  /** In words, with the nearest miss: "8 of 11 offers above 100.00, cheapest 104.50". */
  readonly detail: string;
}

/** What the watchlist says of one notification, and why. Everything in it can be sent as JSON. */
export interface Decision {
  readonly outcome: Outcome;
  /** Id of the watchlist entry that decided; `null` if no entry names the event. */
  readonly entry: string | null;
  /** Keys of the surviving offers, best first. */
  readonly offers: readonly string[];
  /** Key of the cheapest surviving offer with an acceptable link, else of the cheapest survivor; `null` without survivors. */
  readonly best: string | null;
  /** What a click opens: the best offer's `atc` if acceptable, else another survivor's, else `event_url`, else `null`. */
  readonly link: string | null;
  /** Filters that were unknown for a surviving offer or for the message as a whole, in the order of the rules. */
  readonly unverified: readonly FilterName[];
  readonly reasons: readonly Reason[];
}
