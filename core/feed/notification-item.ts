import { compileEntry, MESSAGE_FILTERS } from '../matching/compiled-entry.ts';
import type { Decision, Reason } from '../matching/decision.ts';
import { formatOutcomeReason } from '../matching/explanation/explain.ts';
import { findNearMiss } from '../matching/explanation/near-miss.ts';
import { createNameCheck } from '../matching/filters/affected-sections.ts';
import { checkAvailability } from '../matching/filters/availability.ts';
import { ticketClassesOf } from '../matching/filters/ticket-class.ts';
import type { PriceHistory } from '../matching/history/price-history.ts';
import { offerRow } from '../matching/offers/offer-row.ts';
import { comparePriceAndStock } from '../matching/offers/rank-offers.ts';
import { relevantOffers } from '../matching/offers/relevant-offers.ts';
import type { Change, Notification, Offer } from '../notification/notification.ts';
import type { WatchlistEntry } from '../watchlist/entry.ts';
import type { NotificationItem, OfferSummary } from './feed-item.ts';
import { comparePrice, type SeenPrices } from './price/price-context.ts';
import { suggestRelaxation } from './relaxation/suggest-relaxation.ts';

/** A message may name hundreds of sections; a feed row has room for a few. */
const MAX_SECTIONS_PER_CHANGE = 8;

/**
 * The feed's line for a notification.
 *
 * @param id Its number in the history.
 * @param entry The deciding entry; `null` if none decided.
 */
export function toNotificationItem(
  id: number,
  notification: Notification,
  decision: Decision,
  entry: WatchlistEntry | null,
  extra: {
    readonly opened_at: string | null;
    readonly test: boolean;
    /** Prices seen before of the event; `null` if none are known. */
    readonly prices?: SeenPrices | null;
    /** What relative filters compare with; `null` if it is not known. */
    readonly history: PriceHistory | null;
  },
): NotificationItem {
  const { history } = extra;
  const best = bestOffer(notification, decision, entry, history);
  const relaxation =
    decision.outcome === 'filtered' && entry !== null ? suggestRelaxation(notification, entry, history) : null;
  const context = best === null || !extra.prices ? null : comparePrice(best, notification, extra.prices);
  const isBest = best === null ? () => false : createNameCheck(best);
  const item: { -readonly [Field in keyof NotificationItem]: NotificationItem[Field] } = {
    kind: 'notification',
    id,
    received_at: notification.received_at,
    timestamp: notification.timestamp,
    event_id: notification.event_id,
    website: notification.website,
    region: notification.region,
    event_infos: notification.event_infos,
    changes: (notification.changes ?? []).map((change) => toItemChange(change, isBest)),
    outcome: decision.outcome,
    entry: decision.entry,
    best: best === null ? null : toOfferSummary(best),
    surviving: decision.offers.length,
    offer_count: notification.offers.length,
    why: formatOutcomeReason(notification, decision, entry, history),
    unverified: decision.unverified,
    has_link: decision.link !== null,
    opened_at: extra.opened_at,
    test: extra.test,
  };
  if (relaxation !== null) item.relaxation = relaxation;
  if (context !== null) item.price_context = context;
  return item;
}

/** The best surviving offer; if none survived, the one that came closest, so that the row can say what was missed. */
function bestOffer(
  notification: Notification,
  decision: Decision,
  entry: WatchlistEntry | null,
  history: PriceHistory | null,
): Offer | null {
  if (decision.best !== null) return notification.offers.find((offer) => offer.key === decision.best) ?? null;
  if (entry !== null && decision.reasons.some(isAboutOffers)) {
    return findNearMiss(compileEntry(entry, notification, history), notification)?.offer ?? null;
  }
  return relevantOffers(notification).toSorted(comparePriceAndStock)[0] ?? null;
}

function isAboutOffers({ filter }: Reason): boolean {
  return filter !== 'enabled' && !MESSAGE_FILTERS.includes(filter);
}

/** The section of the best offer leads: it is what the row is about. */
function toItemChange(
  { type, sections }: Change,
  isBest: (name: string) => boolean,
): NotificationItem['changes'][number] {
  const leading: string[] = [];
  const others: string[] = [];
  for (const name of sections) (isBest(name) ? leading : others).push(name);
  const shown = leading.concat(others).slice(0, MAX_SECTIONS_PER_CHANGE);
  return { type, sections: shown, more: sections.length - shown.length };
}

/** Only what a row shows; the rest of an offer stays with the notification. */
function toOfferSummary(offer: Offer): OfferSummary {
  return {
    key: offer.key,
    section_name: offer.section_name,
    offer_name: offer.offer_name,
    row: offerRow(offer),
    price: offer.price,
    price_label: offer.price_label,
    stock: offer.stock,
    longest_adjacent_seats: offer.longest_adjacent_seats,
    classes: ticketClassesOf(offer),
    ...(checkAvailability(offer) === 'no' ? { unavailable: offer.stock === 0 ? 'sold out' : 'not on sale' } : {}),
  };
}
