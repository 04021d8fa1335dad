import type { PriceClass } from '../matching/history/price-history.ts';

/** How far back a chart goes. */
export const SERIES_RANGES = ['day', 'week', 'all'] as const;
export type SeriesRange = (typeof SERIES_RANGES)[number];

/** What a chart shows: an event or one of its sections. */
export interface SeriesQuery {
  readonly event_id: string;
  readonly website: string | null;
  /** As `SeriesChoice` names it; blank for the whole event. */
  readonly section: string;
  readonly class: PriceClass;
  readonly range: SeriesRange;
}

/** A section that there is a series of, and of which classes. The first is the whole event, with a blank section. */
export interface SeriesChoice {
  readonly section: string;
  /** As the site writes it. */
  readonly name: string;
  readonly classes: readonly PriceClass[];
}

/** From a moment on (milliseconds since the epoch): the lowest price (`null`: nothing to buy) and the stock (`null`: not known). */
export type SeriesStep = readonly [at: number, price: number | null, stock: number | null];

/** Lowest price and stock over time. Plain JSON: it crosses the bridge. */
export interface EventSeries {
  readonly choices: readonly SeriesChoice[];
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Oldest first; at most 2,000. The first may be of before `from`: what was so then. */
  readonly steps: readonly SeriesStep[];
  /** Whether a step stands for several messages: the lowest price and the highest stock of them. */
  readonly condensed: boolean;
  /** A price as the site writes it: shows the currency. */
  readonly price_label: string | null;
  /** When the event alerted, oldest first; at most the 500 newest. */
  readonly alerts: readonly number[];
  /** When the connection was gone, from and to; oldest first. */
  readonly gaps: readonly (readonly [number, number])[];
}
