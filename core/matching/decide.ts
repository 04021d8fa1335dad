import { fingerprint } from '../notification/fingerprint.ts';
import type { Notification } from '../notification/notification.ts';
import type { Endpoint } from '../settings/settings.ts';
import type { CompiledEntry } from './compiled-entry.ts';
import type { Decision, Outcome } from './decision.ts';
import { decisionOf } from './decision-of.ts';
import { type Judgement, judge, SWITCHED_OFF } from './judge.ts';
import { likelyOffers } from './likely-offers.ts';
import type { WatchlistIndex } from './watchlist-index.ts';

/** What a decision depends on besides the message and the watchlist. */
export interface DecisionContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What becomes of events that no entry names: an alert, or a line in the feed only. */
  readonly unlisted: 'alert' | 'feed';
  readonly endpoint: Endpoint;
  /** Apply the entries' filters on the `filtered` endpoint too, on top of the server's. */
  readonly apply_local_filters: boolean;
  /** Whether a notification of this fingerprint was alerted within the last 15 minutes. */
  readonly alerted: (fingerprint: string) => boolean;
}

/**
 * Decides whether the watchlist wants a notification, and why (design section 6). Pure; the cost depends on the message
 * and on the entries of its event alone.
 */
export function decide(notification: Notification, index: WatchlistIndex, context: DecisionContext): Decision {
  let best: Candidate | null = null;
  for (const compiled of index.get(notification.event_id)) {
    if (compiled.website?.answer(notification) === 'no') continue;
    const candidate = candidateOf(compiled, notification, context);
    if (best === null || candidate.rank < best.rank) best = candidate;
    if (best.rank === RANK.alert) break;
  }
  return best === null ? decideUnlisted(notification, context) : decideByEntry(best, notification, context);
}

/** Lower is better. An entry that is off stands behind every one that is on. */
const RANK = { alert: 0, muted: 1, filtered: 2, off: 3 } as const;

interface Candidate {
  readonly compiled: CompiledEntry;
  readonly rank: number;
  readonly judgement: Judgement;
}

function candidateOf(compiled: CompiledEntry, notification: Notification, context: DecisionContext): Candidate {
  if (!compiled.entry.enabled) return { compiled, rank: RANK.off, judgement: SWITCHED_OFF };
  const filtersApply = context.endpoint === 'subscribe' || context.apply_local_filters;
  const judgement = filtersApply ? judge(compiled, notification) : trustServer(compiled, notification);
  if (!judgement.passes) return { compiled, rank: RANK.filtered, judgement };
  const muted = compiled.muteEndMs !== null && context.now < compiled.muteEndMs;
  return { compiled, rank: muted ? RANK.muted : RANK.alert, judgement };
}

/** On `/notifications/subscribe/filtered` the server has applied every field (API document, section 6). */
function trustServer({ entry }: CompiledEntry, notification: Notification): Judgement {
  return {
    passes: true,
    stage: 'stock',
    survivors: likelyOffers(notification, entry.change_type),
    unverified: [],
    reasons: () => [],
  };
}

function decideByEntry(candidate: Candidate, notification: Notification, context: DecisionContext): Decision {
  const { compiled, rank, judgement } = candidate;
  const reasons = judgement.reasons();
  if (rank === RANK.muted) {
    const detail = `muted until ${compiled.entry.muted_until}`;
    reasons.push({ filter: 'muted_until', rejected: 1, of: 1, detail });
  }
  const outcome =
    rank === RANK.alert ? alertUnlessDuplicate(notification, context) : rank === RANK.muted ? 'muted' : 'filtered';
  return decisionOf(notification, { outcome, entry: compiled.entry.id, ...judgement, reasons });
}

function decideUnlisted(notification: Notification, context: DecisionContext): Decision {
  const outcome = context.unlisted === 'alert' ? alertUnlessDuplicate(notification, context) : 'unlisted';
  const survivors = likelyOffers(notification);
  return decisionOf(notification, { outcome, entry: null, survivors, unverified: [], reasons: [] });
}

function alertUnlessDuplicate(notification: Notification, context: DecisionContext): Outcome {
  return context.alerted(fingerprint(notification)) ? 'duplicate' : 'alert';
}
