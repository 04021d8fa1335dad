import { buildDecision } from '../matching/build-decision.ts';
import { type CompiledEntry, compileEntry } from '../matching/compiled-entry.ts';
import { DISABLED_EVALUATION, type EntryEvaluation, evaluate } from '../matching/evaluate.ts';
import { formatUnverified } from '../matching/filter-labels.ts';
import { stockMiss } from '../matching/filters/stock-threshold.ts';
import { findNearMiss } from '../matching/near-miss.ts';
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
}

const MAX_ROWS = 50;
/** Message rules that fail leave nothing to be near to; they come after every near miss. */
const MAX_DISTANCE = 100;

/**
 * What a draft of an entry would make of notifications that are kept for the live preview beside the form. Asks the
 * filters alone: mutes pass and duplicates are long gone, so neither counts. The draft is judged as if it named
 * the event of every notification given; the caller picks those of its event, or of all.
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
  const compiled = compileEntry(parsed.entry);
  const passed: EvaluatedNotification[] = [];
  const missed: EvaluatedNotification[] = [];
  for (const item of notifications) {
    const evaluation = evaluateIfEnabled(compiled, item.notification);
    (evaluation.passes ? passed : missed).push({ stored: item, evaluation });
  }
  return {
    issues: [],
    evaluated: notifications.length,
    alerts: passed.length,
    alerts_before: stored === null ? null : countAlerts(compileEntry(stored), notifications),
    would_alert: passed.slice(0, MAX_ROWS).map((one) => toPreviewRow(one, compiled)),
    would_not: sortByDistance(missed, compiled)
      .slice(0, MAX_ROWS)
      .map((one) => toPreviewRow(one, compiled)),
  };
}

/** A form is previewed before its event is chosen. */
function withPlaceholderEvent(draft: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { event_id } = draft;
  const blank = event_id === undefined || event_id === null || String(event_id).trim() === '';
  return blank ? { ...draft, event_id: 'any' } : draft;
}

interface EvaluatedNotification {
  readonly stored: StoredNotification;
  readonly evaluation: EntryEvaluation;
}

function evaluateIfEnabled(compiled: CompiledEntry, notification: Notification): EntryEvaluation {
  return compiled.entry.enabled ? evaluate(compiled, notification) : DISABLED_EVALUATION;
}

function countAlerts(compiled: CompiledEntry, notifications: readonly StoredNotification[]): number {
  return notifications.filter(({ notification }) => evaluateIfEnabled(compiled, notification).passes).length;
}

/** By how little was missing; those equally near stay newest first. */
function sortByDistance(
  missed: readonly EvaluatedNotification[],
  compiled: CompiledEntry,
): readonly EvaluatedNotification[] {
  return missed
    .map((judged) => ({ judged, distance: missDistance(judged, compiled) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ judged }) => judged);
}

function missDistance(
  { stored: { notification }, evaluation: judgement }: EvaluatedNotification,
  compiled: CompiledEntry,
): number {
  if (judgement.stage === 'message') return MAX_DISTANCE;
  if (judgement.stage === 'stock') return stockMiss(judgement.survivors, notification, compiled.stockThreshold ?? 0);
  return findNearMiss(compiled, notification)?.distance ?? MAX_DISTANCE;
}

function toPreviewRow(
  { stored: kept, evaluation: judgement }: EvaluatedNotification,
  compiled: CompiledEntry,
): PreviewRow {
  const { entry } = compiled;
  const { id, notification } = kept;
  const decision = buildDecision(notification, {
    ...judgement,
    outcome: judgement.passes ? 'alert' : 'filtered',
    entry: entry.id,
    reasons: judgement.reasons(),
  });
  const item = toNotificationItem(id, notification, decision, entry, kept);
  return {
    item,
    why: judgement.passes
      ? formatUnverified(decision.unverified)
      : (formatGap(judgement, compiled, notification) ?? item.why),
  };
}

/** "over by 4.00" for a message whose offers were turned away, else `null`. */
function formatGap(evaluation: EntryEvaluation, compiled: CompiledEntry, notification: Notification): string | null {
  if (evaluation.stage !== 'offers') return null;
  return findNearMiss(compiled, notification)?.gap ?? null;
}
