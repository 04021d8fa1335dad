import type { Notification, Offer } from '../notification/notification.ts';
import { bestFirst, linkOf } from './best-first.ts';
import type { Decision } from './decision.ts';

/** A decision before its offers are in order. */
export interface Ruling extends Pick<Decision, 'outcome' | 'entry' | 'unverified' | 'reasons'> {
  /** In message order. */
  readonly survivors: readonly Offer[];
}

/** Puts the surviving offers in order and picks the link (design section 6). */
export function decisionOf(notification: Notification, ruling: Ruling): Decision {
  const offers = bestFirst(ruling.survivors);
  const [best] = offers;
  return {
    outcome: ruling.outcome,
    entry: ruling.entry,
    offers: offers.map((offer) => offer.key),
    best: best?.key ?? null,
    link: linkOf(best, notification.event_infos?.event_url ?? null),
    unverified: ruling.unverified,
    reasons: ruling.reasons,
  };
}
