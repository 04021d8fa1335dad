import { buildDecision } from '../matching/build-decision.ts';
import { type CompiledEntry, compileEntry, priceQuestions } from '../matching/compiled-entry.ts';
import { DISABLED_EVALUATION, type EntryEvaluation, evaluate } from '../matching/evaluate.ts';
import { formatUnverified } from '../matching/explanation/filter-labels.ts';
import { describeMiss, findNearMiss } from '../matching/explanation/near-miss.ts';
import { stockMiss } from '../matching/filters/stock-threshold.ts';
import type { PriceHistory, PriceQuestion } from '../matching/history/price-history.ts';
import type { Notification } from '../notification/notification.ts';
import type { WatchlistEntry } from '../watchlist/entry.ts';
import { parseEntry } from '../watchlist/entry-schema.ts';
import type { EntryPreview, PreviewRow } from './entry-preview.ts';
import { toNotificationItem } from './notification-item.ts';

/** A notification as the history keeps it. */
export interface StoredNotification {
  readonly id: number;
  readonly notification: Notification;
  /** RFC3339; `null` if its link was never opened. */
  readonly opened_at: string | null;
  readonly test: boolean;
  /** What was seen of the event before it, as `previewQuestions` asks; `null` if that is not known. */
  readonly history: PriceHistory | null;
}

const MAX_ROWS = 50;
/** Used if a rule on the whole message fails, because no offer is near then. Sorts after every near miss. */
const MAX_DISTANCE = 100;

/**
 * Evaluates a draft of an entry against stored notifications, for the live preview beside the form. Only the filters
 * count: mutes end and duplicates expire. The event of the draft is ignored; the caller passes the notifications of its
 * event, or of all events.
 *
 * @param draft The form's fields, as the entry schema reads them; only the event may still be blank.
 * @param notifications Newest first.
 * @param stored The stored version of the entry; `null` for a new one.
 */
export function previewDraft(
  draft: Readonly<Record<string, unknown>>,
  notifications: readonly StoredNotification[],
  stored: WatchlistEntry | null,
): EntryPreview {
  const parsed = parseEntry(withPlaceholderEvent(draft));
  if (!parsed.ok) {
    return { issues: parsed.issues, evaluated: 0, alerts: 0, alerts_before: null, would_alert: [], would_not: [] };
  }
  const { entry } = parsed;
  const passed: EvaluatedNotification[] = [];
  const missed: EvaluatedNotification[] = [];
  for (const item of notifications) {
    const compiled = compileEntry(entry, item.notification, item.history);
    const evaluation = evaluateIfEnabled(compiled, item.notification);
    (evaluation.passes ? passed : missed).push({ stored: item, compiled, evaluation });
  }
  return {
    issues: [],
    evaluated: notifications.length,
    alerts: passed.length,
    alerts_before: stored === null ? null : countAlerts(stored, notifications),
    would_alert: passed.slice(0, MAX_ROWS).map(toPreviewRow),
    would_not: sortByDistance(missed).slice(0, MAX_ROWS).map(toPreviewRow),
  };
}

/** What has to be known of earlier prices for a preview; empty for most. */
export function previewQuestions(
  draft: Readonly<Record<string, unknown>>,
  stored: WatchlistEntry | null,
): readonly PriceQuestion[] {
  const parsed = parseEntry(withPlaceholderEvent(draft));
  return [parsed.ok ? parsed.entry : null, stored].flatMap((entry) => (entry === null ? [] : priceQuestions(entry)));
}

/** A form is previewed before its event is chosen. */
function withPlaceholderEvent(draft: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { event_id } = draft;
  const blank = event_id === undefined || event_id === null || String(event_id).trim() === '';
  return blank ? { ...draft, event_id: 'any' } : draft;
}

interface EvaluatedNotification {
  readonly stored: StoredNotification;
  readonly compiled: CompiledEntry;
  readonly evaluation: EntryEvaluation;
}

function evaluateIfEnabled(compiled: CompiledEntry, notification: Notification): EntryEvaluation {
  return compiled.entry.enabled ? evaluate(compiled, notification) : DISABLED_EVALUATION;
}

function countAlerts(entry: WatchlistEntry, notifications: readonly StoredNotification[]): number {
  return notifications.filter(
    ({ notification, history }) => evaluateIfEnabled(compileEntry(entry, notification, history), notification).passes,
  ).length;
}

/** Nearest miss first. Equal distances stay newest first. */
function sortByDistance(missed: readonly EvaluatedNotification[]): readonly EvaluatedNotification[] {
  return missed
    .map((item) => ({ item, distance: missDistance(item) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ item }) => item);
}

function missDistance({ stored: { notification }, compiled, evaluation }: EvaluatedNotification): number {
  if (evaluation.stage === 'message') return MAX_DISTANCE;
  if (evaluation.stage === 'stock') return stockMiss(evaluation.survivors, notification, compiled.stockThreshold ?? 0);
  return findNearMiss(compiled, notification)?.distance ?? MAX_DISTANCE;
}

function toPreviewRow({ stored, compiled, evaluation }: EvaluatedNotification): PreviewRow {
  const { entry } = compiled;
  const { id, notification } = stored;
  const decision = buildDecision(notification, {
    ...evaluation,
    outcome: evaluation.passes ? 'alert' : 'filtered',
    entry: entry.id,
    reasons: evaluation.reasons(),
  });
  const item = toNotificationItem(id, notification, decision, entry, stored);
  return {
    item,
    why: evaluation.passes
      ? formatUnverified(decision.unverified)
      : (formatGap(evaluation, compiled, notification) ?? item.why),
  };
}

/** "over by 4.00" for a message whose offers were rejected, else `null`. */
function formatGap(evaluation: EntryEvaluation, compiled: CompiledEntry, notification: Notification): string | null {
  if (evaluation.stage !== 'offers') return null;
  const nearest = findNearMiss(compiled, notification);
  return nearest === null ? null : describeMiss(nearest.offer, compiled, notification, 'gap').text;
}
