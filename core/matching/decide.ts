import type { Endpoint } from '../notification/endpoint.ts';
import { fingerprint } from '../notification/fingerprint.ts';
import type { Notification } from '../notification/notification.ts';
import { buildDecision } from './build-decision.ts';
import type { CompiledEntry } from './compiled-entry.ts';
import type { Decision, Outcome } from './decision.ts';
import { DISABLED_EVALUATION, type EntryEvaluation, evaluate } from './evaluate.ts';
import { offerFit } from './offer-fit.ts';
import { relevantOffers } from './relevant-offers.ts';
import type { WatchlistIndex } from './watchlist-index.ts';

/** What a decision depends on besides the message and the watchlist. */
export interface DecisionContext {
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** What becomes of events that no entry names: an alert, or a line in the feed only. */
  readonly unlisted: 'alert' | 'feed';
  readonly endpoint: Endpoint;
  /** Apply the entries' filters on the `filtered` endpoint too, on top of the server's. */
  readonly applyLocalFilters: boolean;
  /** Whether the mute of an entry (by its id) is over even if its end is still to come by `nowMs`: the clock was set back. */
  readonly isMuteOver?: (entryId: string) => boolean;
  /** Whether a notification of this fingerprint was alerted within the last 15 minutes. */
  readonly wasAlerted: (fingerprint: string) => boolean;
}

/**
 * Decides whether the watchlist wants a notification, and why (docs/filters.md). Pure; the cost depends on the message
 * and on the entries of its event alone.
 */
export function decide(notification: Notification, index: WatchlistIndex, context: DecisionContext): Decision {
  let best: Candidate | null = null;
  for (const compiled of index.get(notification.event_id)) {
    if (compiled.website?.answer(notification) === 'no') continue;
    const candidate = evaluateCandidate(compiled, notification, context);
    if (best === null || isBetter(candidate, best)) best = candidate;
    if (best.rank === RANK.alert && isVerified(best)) break;
  }
  return best === null ? decideUnlisted(notification, context) : decideByEntry(best, notification, context);
}

/** Lower is better. An entry that is off stands behind every one that is on. */
const RANK = { alert: 0, muted: 1, filtered: 2, off: 3 } as const;

interface Candidate {
  readonly compiled: CompiledEntry;
  readonly rank: number;
  readonly evaluation: EntryEvaluation;
}

/** Better by outcome; at the same outcome an entry without unverified filters, then the first. */
function isBetter(candidate: Candidate, best: Candidate): boolean {
  if (candidate.rank !== best.rank) return candidate.rank < best.rank;
  return isVerified(candidate) && !isVerified(best);
}

function isVerified({ evaluation }: Candidate): boolean {
  return evaluation.unverified.length === 0;
}

function evaluateCandidate(compiled: CompiledEntry, notification: Notification, context: DecisionContext): Candidate {
  if (!compiled.entry.enabled) return { compiled, rank: RANK.off, evaluation: DISABLED_EVALUATION };
  const filtersApply = context.endpoint === 'subscribe' || context.applyLocalFilters;
  const evaluation = filtersApply ? evaluate(compiled, notification) : acceptServerResult(compiled, notification);
  if (!evaluation.passes) return { compiled, rank: RANK.filtered, evaluation };
  const muted =
    compiled.muteEndMs !== null &&
    context.nowMs < compiled.muteEndMs &&
    context.isMuteOver?.(compiled.entry.id) !== true;
  return { compiled, rank: muted ? RANK.muted : RANK.alert, evaluation };
}

/**
 * On `/notifications/subscribe/filtered` the server has applied every field (docs/protocol.md#9-server-side-filtering). The entry's
 * filters reject nothing there; they rank the offers.
 */
function acceptServerResult(compiled: CompiledEntry, notification: Notification): EntryEvaluation {
  return {
    passes: true,
    stage: 'stock',
    survivors: relevantOffers(notification, compiled.entry.change_type),
    fitOf: (offer) => offerFit(compiled, offer, notification),
    unverified: [],
    reasons: () => [],
  };
}

function decideByEntry(candidate: Candidate, notification: Notification, context: DecisionContext): Decision {
  const { compiled, rank, evaluation } = candidate;
  const reasons = evaluation.reasons();
  if (rank === RANK.muted) {
    const detail = `muted until ${compiled.entry.muted_until}`;
    reasons.push({ filter: 'muted_until', rejected: 1, of: 1, detail });
  }
  const outcome =
    rank === RANK.alert ? alertUnlessDuplicate(notification, context) : rank === RANK.muted ? 'muted' : 'filtered';
  return buildDecision(notification, { outcome, entry: compiled.entry.id, ...evaluation, reasons });
}

function decideUnlisted(notification: Notification, context: DecisionContext): Decision {
  const outcome = context.unlisted === 'alert' ? alertUnlessDuplicate(notification, context) : 'unlisted';
  const survivors = relevantOffers(notification);
  return buildDecision(notification, { outcome, entry: null, survivors, unverified: [], reasons: [] });
}

function alertUnlessDuplicate(notification: Notification, context: DecisionContext): Outcome {
  return context.wasAlerted(fingerprint(notification)) ? 'duplicate' : 'alert';
}
