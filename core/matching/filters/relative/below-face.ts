import type { Notification } from '../../../notification/notification.ts';
import { formatAmount } from '../../../text/format/format-amount.ts';
import type { WatchlistEntry } from '../../../watchlist/entry.ts';
import type { PastPrice } from '../../history/price-history.ts';
import { buyablePrice } from '../availability.ts';
import { isResale } from '../ticket-class.ts';
import { formatPast, type RelativeFilter, relativeFilter } from './relative-filter.ts';

/** How far back the cheapest primary price is looked for, in days. */
const FACE_DAYS = 7;

/**
 * `below_face`: a resale offer is below the cheapest primary price seen in the last 7 days; other offers pass. The
 * primary offers of the same message count: what they cost now is known.
 */
export function belowFaceFilter(entry: WatchlistEntry): RelativeFilter | null {
  if (!entry.below_face) return null;
  return relativeFilter({
    field: 'below_face',
    question: { kind: 'lowest', scope: 'event', class: 'primary', days: FACE_DAYS },
    seenInMessage: cheapestPrimary,
    isAbout: isResale,
    limit: (past) => past.price,
    inclusive: false,
    describe: (past) => `not below the cheapest primary price, ${formatPast(past)}`,
    gap: (above) => (above < 0.005 ? 'at face value, not below' : `${formatAmount(above)} above face value`),
  });
}

function cheapestPrimary({ offers, received_at }: Notification): PastPrice | null {
  let cheapest: PastPrice | null = null;
  for (const offer of offers) {
    const price = buyablePrice(offer);
    if (price === null || (cheapest !== null && price >= cheapest.price) || isResale(offer)) continue;
    cheapest = { price, label: offer.price_label, at: received_at };
  }
  return cheapest;
}
