import { formatAmount } from '../text/format-amount.ts';
import type { Offer } from './notification.ts';

/** An offer's price as the site writes it, else with two decimals (design section 11). `null` where it has none. */
export function formatPrice(offer: Pick<Offer, 'price' | 'price_label'>): string | null {
  return offer.price_label ?? (offer.price === null ? null : formatAmount(offer.price));
}

/** What follows the words on offers that were turned away for what they are: ", cheapest $88.00"; empty without a price. */
export function formatCheapest(cheapest: Offer): string {
  const price = formatPrice(cheapest);
  return price === null ? '' : `, cheapest ${price}`;
}
