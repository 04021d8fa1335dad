import { checkAvailability } from '../../matching/filters/availability.ts';
import { formatPrice } from '../../notification/format-price.ts';
import type { Notification, Offer } from '../../notification/notification.ts';

/** What a later message did to the best offer of an earlier one. */
export interface Superseded {
  readonly reason: 'gone' | 'sold_out' | 'price_up';
  /** RFC3339. When the later message arrived. */
  readonly at: string;
  /** The price since, as the site writes it; only for `price_up`. */
  readonly price: string | null;
}

/** What makes two messages ones of the same event. */
export function eventGroupKey({ event_id, website }: Pick<Notification, 'event_id' | 'website'>): string {
  return `${event_id}\n${website ?? ''}`;
}

/**
 * Whether a later message of the same event supersedes an item: its best offer is no longer listed, cannot be bought, or
 * costs more. A message lists all offers of its event; one that lists none says nothing.
 *
 * @returns `null` if the item still stands.
 */
export function supersededBy(
  item: { readonly best: Pick<Offer, 'key' | 'price'> | null },
  later: Notification,
): Superseded | null {
  const { best } = item;
  if (best === null || later.offers.length === 0) return null;
  const { received_at: at } = later;
  const now = later.offers.find((offer) => offer.key === best.key);
  if (now === undefined) return { reason: 'gone', at, price: null };
  if (checkAvailability(now) === 'no') return { reason: 'sold_out', at, price: null };
  const costsMore = best.price !== null && now.price !== null && now.price > best.price;
  return costsMore ? { reason: 'price_up', at, price: formatPrice(now) } : null;
}
