import { formatAmount } from '../text/format/format-amount.ts';
import type { Offer } from './notification.ts';

/** An offer's price as the site writes it, else with two decimals. `null` if it has none. */
export function formatPrice(offer: Pick<Offer, 'price' | 'price_label'>): string | null {
  return offer.price_label ?? (offer.price === null ? null : formatAmount(offer.price));
}

/** The end of a sentence about rejected offers: ", cheapest $88.00"; empty without a price. */
export function formatCheapest(cheapest: Offer): string {
  const price = formatPrice(cheapest);
  return price === null ? '' : `, cheapest ${price}`;
}
