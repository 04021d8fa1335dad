import type { Preview, PreviewRow } from '../bridge/contract.ts';
import { briefOf } from '../feed/brief.ts';
import type { Notification } from '../notification/notification.ts';
import type { WatchlistEntry } from '../watchlist/entry.ts';
import { parseEntry } from '../watchlist/entry-schema.ts';
import { type CompiledEntry, compileEntry } from './compiled-entry.ts';
import { decisionOf } from './decision-of.ts';
import { unverifiedPhrase } from './facts.ts';
import { stockMiss } from './filters/stock-threshold.ts';
import { type Judgement, judge, SWITCHED_OFF } from './judge.ts';
import { nearMissOf } from './near-miss.ts';

/** A notification as the history keeps it. */
export interface KeptNotification {
  readonly id: number;
  readonly notification: Notification;
  /** RFC3339; `null` if its link was never opened. */
  readonly opened_at: string | null;
  readonly test: boolean;
}

const ROWS_SHOWN = 50;
/** Message rules that fail leave nothing to be near to; they come after every near miss. */
const FAR = 100;

/**
 * What a draft of an entry would make of notifications that are kept for the live preview beside the form. Asks the
 * filters alone: mutes pass and duplicates are long gone, so neither counts. The draft is judged as if it named
 * the event of every notification given; the caller picks those of its event, or of all.
 *
 * @param draft The form's fields, as the entry schema reads them; only the event may still be blank.
 * @param kept Newest first.
 * @param stored The stored version of the entry; `null` for a new one.
 */
export function judgeDraft(
  draft: Readonly<Record<string, unknown>>,
  kept: readonly KeptNotification[],
  stored: WatchlistEntry | null,
): Preview {
  const parsed = parseEntry(withEvent(draft));
  if (!parsed.ok) {
    return { issues: parsed.issues, judged: 0, alerts: 0, alerts_before: null, would_alert: [], would_not: [] };
  }
  const compiled = compileEntry(parsed.entry);
  const passed: Judged[] = [];
  const missed: Judged[] = [];
  for (const item of kept) {
    const judgement = judgeIfOn(compiled, item.notification);
    (judgement.passes ? passed : missed).push({ kept: item, judgement });
  }
  return {
    issues: [],
    judged: kept.length,
    alerts: passed.length,
    alerts_before: stored === null ? null : countAlerts(compileEntry(stored), kept),
    would_alert: passed.slice(0, ROWS_SHOWN).map((judged) => rowOf(judged, compiled)),
    would_not: nearestFirst(missed, compiled)
      .slice(0, ROWS_SHOWN)
      .map((judged) => rowOf(judged, compiled)),
  };
}

/** A form is previewed before its event is chosen. */
function withEvent(draft: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { event_id } = draft;
  const blank = event_id === undefined || event_id === null || String(event_id).trim() === '';
  return blank ? { ...draft, event_id: 'any' } : draft;
}

interface Judged {
  readonly kept: KeptNotification;
  readonly judgement: Judgement;
}

function judgeIfOn(compiled: CompiledEntry, notification: Notification): Judgement {
  return compiled.entry.enabled ? judge(compiled, notification) : SWITCHED_OFF;
}

function countAlerts(compiled: CompiledEntry, kept: readonly KeptNotification[]): number {
  return kept.filter(({ notification }) => judgeIfOn(compiled, notification).passes).length;
}

/** By how little was missing; those equally near stay newest first. */
function nearestFirst(missed: readonly Judged[], compiled: CompiledEntry): readonly Judged[] {
  return missed
    .map((judged) => ({ judged, distance: distanceOf(judged, compiled) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ judged }) => judged);
}

function distanceOf({ kept: { notification }, judgement }: Judged, compiled: CompiledEntry): number {
  if (judgement.stage === 'message') return FAR;
  if (judgement.stage === 'stock') return stockMiss(judgement.survivors, notification, compiled.stockThreshold ?? 0);
  return nearMissOf(compiled, notification)?.distance ?? FAR;
}

function rowOf({ kept, judgement }: Judged, compiled: CompiledEntry): PreviewRow {
  const { entry } = compiled;
  const { id, notification } = kept;
  const decision = decisionOf(notification, {
    ...judgement,
    outcome: judgement.passes ? 'alert' : 'filtered',
    entry: entry.id,
    reasons: judgement.reasons(),
  });
  const item = briefOf(id, notification, decision, entry, kept);
  return {
    item,
    why: judgement.passes
      ? unverifiedPhrase(decision.unverified)
      : (missedBy(judgement, compiled, notification) ?? item.why),
  };
}

/** "over by 4.00" for a message whose offers were turned away, else `null`. */
function missedBy(judgement: Judgement, compiled: CompiledEntry, notification: Notification): string | null {
  if (judgement.stage !== 'offers') return null;
  return nearMissOf(compiled, notification)?.gap ?? null;
}
