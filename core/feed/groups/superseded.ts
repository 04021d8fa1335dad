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

/**
 * What a later message did to an earlier item of the same event; `null` if the item still stands. It supersedes an item
 * whose best offer is no longer listed, cannot be bought, or costs more. A message lists all offers of its event; one that
 * lists none says nothing.
 */
type SupersededCheck = (item: { readonly best: Pick<Offer, 'key' | 'price'> | null }) => Superseded | null;

/** Creates the check by one message, for the items of its event. */
export function createSupersededCheck({ offers, received_at: at }: Notification): SupersededCheck {
  const offerOf = createOfferFinder(offers);
  return ({ best }) => {
    if (best === null || offers.length === 0) return null;
    const now = offerOf(best.key);
    if (now === undefined) return { reason: 'gone', at, price: null };
    if (checkAvailability(now) === 'no') return { reason: 'sold_out', at, price: null };
    const costsMore = best.price !== null && now.price !== null && now.price > best.price;
    return costsMore ? { reason: 'price_up', at, price: formatPrice(now) } : null;
  };
}

/**
 * The best offer of an event is the same for many of its items, so the one found last is remembered. Most keys need not be compared,
 * for which their text would be put together.
 */
function createOfferFinder(offers: readonly Offer[]): (key: string) => Offer | undefined {
  let latest: { readonly key: string; readonly offer: Offer | undefined } | null = null;
  return (key) => {
    if (latest?.key !== key)
      latest = { key, offer: offers.find((offer) => mayEndWith(key, offer.offer_id) && offer.key === key) };
    return latest.offer;
  };
}

function mayEndWith(key: string, offerId: string): boolean {
  return key.endsWith(offerId) || key.includes('%');
}
