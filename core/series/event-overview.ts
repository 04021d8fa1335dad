import type { EventInfos } from '../notification/notification.ts';

/** How far back the overview of an event looks. */
export const OVERVIEW_MS = 24 * 60 * 60 * 1000;

/** An event as the list of all events shows it. Plain JSON: it crosses the bridge. */
export interface EventOverview {
  readonly event_id: string;
  readonly website: string | null;
  readonly region: string | null;
  readonly event_infos: EventInfos | null;
  /** The lowest price of what can be bought; `null` if nothing can, or no price is stated. */
  readonly price: number | null;
  /** The newest lowest price that was known, also of what has sold out since. */
  readonly last_price: number | null;
  /** A price of the event as its site writes it: shows the currency. */
  readonly price_label: string | null;
  /** Tickets that can be bought; `null` if the newest message does not say. */
  readonly stock: number | null;
  /** Price and stock 24 hours ago, or those first seen since; `null` if there was no other message. */
  readonly before: { readonly price: number | null; readonly stock: number | null } | null;
  /** The lowest price of the last 24 hours: from which moment (milliseconds since the epoch) it was which; oldest first. */
  readonly prices: readonly (readonly [number, number | null])[];
  readonly alerts_today: number;
  /** RFC3339. When the newest message came. */
  readonly last_at: string;
  /** The item of the newest message; 0 if only the hours of old prices are left. */
  readonly last_item: number;
}

/** How the lowest price compares with that of 24 hours ago, in whole percent; `null` if either is not known. */
export function priceChangePercent({ price, before }: Pick<EventOverview, 'price' | 'before'>): number | null {
  if (price === null || before === null || before.price === null || before.price === 0) return null;
  return Math.round(((price - before.price) / before.price) * 100);
}

/** How the stock compares with that of 24 hours ago; `null` if either is not known. */
export function stockChange({ stock, before }: Pick<EventOverview, 'stock' | 'before'>): number | null {
  return stock === null || before === null || before.stock === null ? null : stock - before.stock;
}
