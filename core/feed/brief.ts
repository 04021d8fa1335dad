import { byPriceAndStock } from '../matching/best-first.ts';
import { compileEntry, MESSAGE_FIELDS } from '../matching/compiled-entry.ts';
import type { Decision, Reason } from '../matching/decision.ts';
import { whyPhrase } from '../matching/explain.ts';
import { likelyOffers } from '../matching/likely-offers.ts';
import { nearMissOf } from '../matching/near-miss.ts';
import { rowOf } from '../matching/row-of.ts';
import type { Change, Notification, Offer } from '../notification/notification.ts';
import type { WatchlistEntry } from '../watchlist/entry.ts';
import type { NotificationItem, OfferBrief } from './item.ts';

/** A message may name hundreds of sections; a feed row has room for a few. */
const SECTIONS_A_CHANGE = 8;

/**
 * The feed's line for a notification.
 *
 * @param id Its number in the history.
 * @param entry The deciding entry; `null` where none decided.
 */
export function briefOf(
  id: number,
  notification: Notification,
  decision: Decision,
  entry: WatchlistEntry | null,
  extra: { readonly opened_at: string | null; readonly test: boolean },
): NotificationItem {
  const best = bestOffer(notification, decision, entry);
  return {
    kind: 'notification',
    id,
    received_at: notification.received_at,
    timestamp: notification.timestamp,
    event_id: notification.event_id,
    website: notification.website,
    region: notification.region,
    event_infos: notification.event_infos,
    changes: (notification.changes ?? []).map(briefChange),
    outcome: decision.outcome,
    entry: decision.entry,
    best: best === null ? null : briefOffer(best),
    surviving: decision.offers.length,
    offer_count: notification.offers.length,
    why: whyPhrase(notification, decision, entry),
    unverified: decision.unverified,
    has_link: decision.link !== null,
    opened_at: extra.opened_at,
    test: extra.test,
  };
}

/** The best surviving offer; where none survived, the one that came closest, so that the row can say what was missed. */
function bestOffer(notification: Notification, decision: Decision, entry: WatchlistEntry | null): Offer | null {
  if (decision.best !== null) return notification.offers.find((offer) => offer.key === decision.best) ?? null;
  if (entry !== null && decision.reasons.some(isAboutOffers)) {
    return nearMissOf(compileEntry(entry), notification)?.offer ?? null;
  }
  return likelyOffers(notification).toSorted(byPriceAndStock)[0] ?? null;
}

function isAboutOffers({ filter }: Reason): boolean {
  return filter !== 'enabled' && !MESSAGE_FIELDS.includes(filter);
}

function briefChange({ type, sections }: Change): NotificationItem['changes'][number] {
  const shown = sections.slice(0, SECTIONS_A_CHANGE);
  return { type, sections: shown, more: sections.length - shown.length };
}

/** Only what a row shows; the rest of an offer stays with the notification. */
export function briefOffer(offer: Offer): OfferBrief {
  return {
    key: offer.key,
    section_name: offer.section_name,
    offer_name: offer.offer_name,
    row: rowOf(offer),
    price: offer.price,
    price_label: offer.price_label,
    stock: offer.stock,
    longest_adjacent_seats: offer.longest_adjacent_seats,
  };
}
