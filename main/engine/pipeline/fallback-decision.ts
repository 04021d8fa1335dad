import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { checkLink, trimLink } from '../../../core/links/check-link.ts';
import type { Decision, FilterName } from '../../../core/matching/decision.ts';
import type { Notification } from '../../../core/notification/notification.ts';
import { FILTER_FIELDS } from '../../../core/watchlist/fields.ts';

/** The filters that depend on the message. Whether an entry is on or muted does not. */
const ALL_FILTERS_UNVERIFIED: readonly FilterName[] = [
  ...FILTER_FIELDS.filter((field) => field !== 'enabled' && field !== 'muted_until'),
  'affected_sections',
  'availability',
];

/**
 * The decision on a notification that could not be matched because of an error in this app: an alert without entry and
 * with nothing verified, because no wanted alert may be lost. It avoids the code that may have failed: offers stay in
 * message order, and the link is the first that may be opened.
 */
export function fallbackDecision(notification: Notification, outcome: 'alert' | 'duplicate'): Decision {
  const links = [...notification.offers.map(({ atc }) => atc), notification.event_infos?.event_url ?? null];
  const best = notification.offers.find(({ atc }) => isOpenable(atc)) ?? notification.offers[0];
  const link = links.find(isOpenable);
  return {
    outcome,
    entry: null,
    offers: notification.offers.map(({ key }) => key),
    best: best?.key ?? null,
    link: link == null ? null : trimLink(link),
    unverified: ALL_FILTERS_UNVERIFIED,
    reasons: [],
  };
}

/** The feed item of such a notification, made without the parts of core that may have failed. */
export function fallbackItem(
  id: number,
  notification: Notification,
  decision: Decision,
  test: boolean,
): NotificationItem {
  const best = notification.offers.find(({ key }) => key === decision.best);
  const { received_at, timestamp, event_id, website, region, event_infos, changes, offers } = notification;
  return {
    kind: 'notification',
    id,
    received_at,
    timestamp,
    event_id,
    website,
    region,
    event_infos,
    changes: (changes ?? []).map(({ type, sections }) => {
      const shown = sections.slice(0, 8);
      return { type, sections: shown, more: sections.length - shown.length };
    }),
    outcome: decision.outcome,
    entry: null,
    best: best === undefined ? null : briefOf(best),
    surviving: offers.length,
    offer_count: offers.length,
    why: decision.outcome === 'duplicate' ? 'already alerted in the last 15 minutes' : null,
    unverified: decision.unverified,
    has_link: decision.link !== null,
    opened_at: null,
    test,
  };
}

/** A sentence about why such a notification alerted; `null` for a decision by the watchlist. */
export function explainFallback({ entry, unverified }: Decision): readonly string[] | null {
  // A decision without an entry asks no filter, so it has nothing unverified.
  if (entry !== null || unverified.length === 0) return null;
  return [
    'An error in this app kept the notification from being checked against your watchlist. So that you miss nothing, it alerted although none of your filters was checked.',
    'Health shows the error. Please report it.',
  ];
}

function briefOf(offer: Notification['offers'][number]): NonNullable<NotificationItem['best']> {
  const { key, section_name, offer_name, row, price, price_label, stock, longest_adjacent_seats } = offer;
  return { key, section_name, offer_name, row, price, price_label, stock, longest_adjacent_seats };
}

function isOpenable(link: string | null): boolean {
  return link !== null && checkLink(link).action !== 'refuse';
}
