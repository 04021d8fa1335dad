import type { OfferSummary } from '../../../core/feed/feed-item.ts';
import { formatPrice } from '../../../core/notification/format-price.ts';

/** A price as the shared rule writes it, and words for one that is not stated. */
export function formatPriceOrUnknown(offer: Pick<OfferSummary, 'price' | 'price_label'>): string {
  return formatPrice(offer) ?? 'price unknown';
}
