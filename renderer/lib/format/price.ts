import type { OfferSummary } from '../../../core/feed/feed-item.ts';

/** A price as design section 11 writes it: the site's own label, else two decimals and no currency. */
export function formatPrice(offer: Pick<OfferSummary, 'price' | 'price_label'>): string {
  if (offer.price_label !== null) return offer.price_label;
  return offer.price === null ? 'price unknown' : formatAmount(offer.price);
}

/** Two decimals, no currency, no grouping: 1250.00 */
function formatAmount(amount: number): string {
  return amount.toFixed(2);
}
