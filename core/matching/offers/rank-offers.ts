import { isAcceptableLink, trimLink } from '../../links/check-link.ts';
import type { Offer } from '../../notification/notification.ts';

/**
 * Sorts offers as a buyer would take them: the better fit first, then those with a link that
 * may be opened, then the cheapest with unknown prices last, then the larger stock, then message order.
 *
 * @param fitOf Lower is better.
 */
export function rankOffers(offers: readonly Offer[], fitOf: (offer: Offer) => number = () => 0): readonly Offer[] {
  if (offers.length < 2) return offers;
  const ranked = offers.map((offer) => ({
    offer,
    fit: fitOf(offer),
    linked: isAcceptableLink(offer.atc),
  }));
  ranked.sort((a, b) => a.fit - b.fit || Number(b.linked) - Number(a.linked) || comparePriceAndStock(a.offer, b.offer));
  return ranked.map(({ offer }) => offer);
}

/** The cheaper first, unknown prices last; then the larger stock. */
export function comparePriceAndStock(a: Offer, b: Offer): number {
  if (a.price !== b.price) {
    if (a.price === null) return 1;
    return b.price === null ? -1 : a.price - b.price;
  }
  return (b.stock ?? -1) - (a.stock ?? -1);
}

/** What a click opens: the best offer's link if acceptable, else the event's page if acceptable, else nothing. */
export function pickLink(best: Offer | undefined, eventUrl: string | null): string | null {
  const link = [best?.atc ?? null, eventUrl].find(isAcceptableLink);
  return link === undefined ? null : trimLink(link);
}
