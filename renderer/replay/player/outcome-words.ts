import type { ReplayItem } from '../../../core/feed/replay/replay-state.ts';
import type { Outcome } from '../../../core/matching/decision.ts';

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  alert: 'alert',
  duplicate: 'repeat',
  muted: 'muted',
  filtered: 'filtered',
  unlisted: 'not watched',
};

/** What it came to that evening, if that was something else. */
export function formatOutcomeThen({ item, outcome_then }: ReplayItem): string {
  return item.outcome === outcome_then ? '' : `${OUTCOME_WORDS[outcome_then]} then`;
}
