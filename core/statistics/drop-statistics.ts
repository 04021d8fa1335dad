import type { Durations } from './durations.ts';
import type { StatisticsPeriod } from './statistics-period.ts';

/** Which drops are counted: those of an event, of a site, or (both `null`) all. */
export interface DropQuery {
  readonly event_id: string | null;
  /** Also narrows an event. */
  readonly website: string | null;
  readonly period: StatisticsPeriod;
}

/** When drops came and how long they lasted. A drop is a message that says that stock came. Plain JSON: it crosses the bridge. */
export interface DropStatistics {
  readonly drops: number;
  /** Drops by hour of the week in the user's time zone: 168 counts, Monday's hours first. */
  readonly hours: readonly number[];
  /** From the first stock of a section to its being sold out. */
  readonly sold_out: Durations;
  /** From an alert to the message that said its offer is gone or costs more. */
  readonly good: Durations;
}

/** Messages with this change bring stock. */
export const DROP_CHANGE = 'stock_increase';
