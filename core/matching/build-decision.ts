import type { Notification, Offer } from '../notification/notification.ts';
import type { Decision } from './decision.ts';
import { pickLink, rankOffers } from './offers/rank-offers.ts';

/** A decision before its offers are in order. */
export interface DecisionInput extends Pick<Decision, 'outcome' | 'entry' | 'unverified' | 'reasons'> {
  /** In message order. */
  readonly survivors: readonly Offer[];
  /** Ranks the survivors before anything else; lower is better. Absent: all are equal. */
  readonly fitOf?: ((offer: Offer) => number) | undefined;
}

/** Puts the surviving offers in order and picks the link. */
export function buildDecision(notification: Notification, input: DecisionInput): Decision {
  const offers = rankOffers(input.survivors, input.fitOf);
  const [best] = offers;
  return {
    outcome: input.outcome,
    entry: input.entry,
    offers: offers.map((offer) => offer.key),
    best: best?.key ?? null,
    link: pickLink(best, notification.event_infos?.event_url ?? null),
    unverified: input.unverified,
    reasons: input.reasons,
  };
}
