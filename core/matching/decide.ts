import type { Endpoint } from '../notification/endpoint.ts';
import { fingerprint } from '../notification/fingerprint.ts';
import type { Notification } from '../notification/notification.ts';
import { buildDecision } from './build-decision.ts';
import { compileParsed, type ParsedEntry } from './compiled-entry.ts';
import type { Decision, Outcome } from './decision.ts';
import { DISABLED_EVALUATION, type EntryEvaluation, evaluate } from './evaluate.ts';
import { evaluateServerResult } from './evaluate-server-result.ts';
import type { PriceHistory } from './history/price-history.ts';
import { FIT } from './offers/offer-fit.ts';
import { relevantOffers } from './offers/relevant-offers.ts';
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
  /** The prices seen of the event before this message; `null` if they are not known. */
  readonly history: PriceHistory | null;
  /** Whether a notification of this fingerprint was alerted within the last 15 minutes. */
  readonly wasAlerted: (fingerprint: string) => boolean;
}

/**
 * Decides whether the watchlist wants a notification, and why (docs/filters.md). Pure; the cost depends on the message
 * and on the entries of its event alone.
 */
export function decide(notification: Notification, index: WatchlistIndex, context: DecisionContext): Decision {
  let best: Candidate | null = null;
  for (const parsed of index.get(notification.event_id)) {
    if (best !== null && isUnbeatable(best)) break;
    if (parsed.website?.answer(notification) === 'no') continue;
    const candidate = evaluateCandidate(parsed, notification, context);
    if (best === null || isBetter(candidate, best)) best = candidate;
  }
  return best === null ? decideUnlisted(notification, context) : decideByEntry(best, notification, context);
}

/** Lower is better. An entry that is off stands behind every one that is on. */
const RANK = { alert: 0, muted: 1, filtered: 2, off: 3 } as const;

interface Candidate {
  readonly parsed: ParsedEntry;
  readonly rank: number;
  readonly evaluation: EntryEvaluation;
}

/** Better by outcome; at the same outcome by how well the entry fits, then one without unverified filters, then the first. */
function isBetter(candidate: Candidate, best: Candidate): boolean {
  if (candidate.rank !== best.rank) return candidate.rank < best.rank;
  const [fit, bestFit] = [fitOf(candidate), fitOf(best)];
  if (fit !== bestFit) return fit < bestFit;
  return isVerified(candidate) && !isVerified(best);
}

function isUnbeatable(best: Candidate): boolean {
  return best.rank === RANK.alert && isVerified(best) && fitOf(best) === FIT.passes;
}

function fitOf({ evaluation }: Candidate): number {
  return evaluation.entryFit?.() ?? FIT.passes;
}

function isVerified({ evaluation }: Candidate): boolean {
  return evaluation.unverified.length === 0;
}

function evaluateCandidate(parsed: ParsedEntry, notification: Notification, context: DecisionContext): Candidate {
  const { entry, muteEndMs } = parsed;
  if (!entry.enabled) return { parsed, rank: RANK.off, evaluation: DISABLED_EVALUATION };
  const filtersApply = context.endpoint === 'subscribe' || context.applyLocalFilters;
  const compiled = compileParsed(parsed, notification, context.history);
  const evaluation = (filtersApply ? evaluate : evaluateServerResult)(compiled, notification);
  if (!evaluation.passes) return { parsed, rank: RANK.filtered, evaluation };
  const muted = muteEndMs !== null && context.nowMs < muteEndMs && context.isMuteOver?.(entry.id) !== true;
  return { parsed, rank: muted ? RANK.muted : RANK.alert, evaluation };
}

function decideByEntry(candidate: Candidate, notification: Notification, context: DecisionContext): Decision {
  const { parsed, rank, evaluation } = candidate;
  const { entry } = parsed;
  const reasons = evaluation.reasons();
  if (rank === RANK.muted) {
    const detail = `muted until ${entry.muted_until}`;
    reasons.push({ filter: 'muted_until', rejected: 1, of: 1, detail });
  }
  const outcome =
    rank === RANK.alert ? alertUnlessDuplicate(notification, context) : rank === RANK.muted ? 'muted' : 'filtered';
  const { survivors, fitOf, unverified } = evaluation;
  return buildDecision(notification, { outcome, entry: entry.id, survivors, fitOf, unverified, reasons });
}

function decideUnlisted(notification: Notification, context: DecisionContext): Decision {
  const outcome = context.unlisted === 'alert' ? alertUnlessDuplicate(notification, context) : 'unlisted';
  const survivors = relevantOffers(notification);
  return buildDecision(notification, { outcome, entry: null, survivors, unverified: [], reasons: [] });
}

function alertUnlessDuplicate(notification: Notification, context: DecisionContext): Outcome {
  return context.wasAlerted(fingerprint(notification)) ? 'duplicate' : 'alert';
}
