import type { OUTCOMES } from '../../matching/decision.ts';
import { isTicketClassField, type TicketClassField, ticketClassName } from '../../matching/filters/ticket-class.ts';
import type { AlertResult } from '../alert-result.ts';
import type { NotificationItem } from '../feed-item.ts';

/** Classes to look for. `primary` is every class but resale. */
export const HISTORY_CLASSES = [
  'primary',
  'standard_tickets',
  'resale_tickets',
  'general_admission_tickets',
  'platinum_tickets',
] as const satisfies readonly ('primary' | TicketClassField)[];
export type HistoryClass = (typeof HISTORY_CLASSES)[number];

/** What a list of the history is narrowed to besides its words, site and change. `null` for any. */
export interface HistoryFilters {
  readonly outcome: (typeof OUTCOMES)[number] | null;
  /** Id of the deciding entry; blank for none. */
  readonly entry: string | null;
  /** The alert's result, or its toast's outcome. */
  readonly result: AlertResult | null;
  /** The class of the offer that the row shows. */
  readonly class: HistoryClass | null;
  /** The price of that offer: at least, and at most. */
  readonly price_from: number | null;
  readonly price_to: number | null;
  /** RFC3339. When it came: from this instant on, and before that one. */
  readonly from: string | null;
  readonly to: string | null;
}

export const NO_HISTORY_FILTERS: HistoryFilters = {
  outcome: null,
  entry: null,
  result: null,
  class: null,
  price_from: null,
  price_to: null,
  from: null,
  to: null,
};

/** A class in words: "primary", "resale". */
export function formatHistoryClass(name: HistoryClass): string {
  return isTicketClassField(name) ? ticketClassName(name) : name;
}

/** What of an item `class` and the prices are compared with, as the history keeps it; `null` for what is not known. */
export function filteredFacts({ best }: Pick<NotificationItem, 'best'>): {
  readonly price: number | null;
  /** A JSON array of the names of its classes. */
  readonly classes: string | null;
} {
  return {
    price: best?.price ?? null,
    classes: best?.classes === undefined ? null : JSON.stringify(best.classes),
  };
}
