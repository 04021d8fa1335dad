import { type DecisionContext, decide } from '../matching/decide.ts';
import type { Decision } from '../matching/decision.ts';
import type { WatchlistIndex } from '../matching/watchlist-index.ts';
import type { Notification } from '../notification/notification.ts';
import type { WatchlistEntry } from '../watchlist/entry.ts';

/** No toast waits for more entries of its event than these. */
const MAX_ASKED = 50;

/** An entry that a notification alerts for, and what it wants of it. */
export interface AlertingEntry extends Pick<Decision, 'best' | 'link'> {
  readonly entry: WatchlistEntry;
}

/**
 * The entries of an event for which a notification alerts, besides the one that decided on it: what they ask for (a sound,
 * a phone, an opened link) is done too. If the service filters, only those whose own filters do not reject it.
 */
export function otherAlertingEntries(
  notification: Notification,
  { outcome, entry: decided }: Pick<Decision, 'outcome' | 'entry'>,
  index: WatchlistIndex,
  context: Pick<DecisionContext, 'nowMs' | 'isMuteOver' | 'history'>,
): readonly AlertingEntry[] {
  const entries = index.get(notification.event_id);
  if (outcome !== 'alert' || decided === null || entries.length < 2) return [];
  const alone: DecisionContext = {
    ...context,
    unlisted: 'feed',
    endpoint: 'subscribe',
    applyLocalFilters: true,
    wasAlerted: () => false,
  };
  return entries
    .slice(0, MAX_ASKED)
    .filter(({ entry }) => entry.id !== decided)
    .map((one) => ({ entry: one.entry, decision: decide(notification, { get: () => [one] }, alone) }))
    .filter(({ decision }) => decision.outcome === 'alert')
    .map(({ entry, decision: { best, link } }) => ({ entry, best, link }));
}
