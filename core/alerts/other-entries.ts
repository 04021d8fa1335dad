import { type DecisionContext, decide } from '../matching/decide.ts';
import type { Decision } from '../matching/decision.ts';
import type { WatchlistIndex } from '../matching/watchlist-index.ts';
import type { Notification } from '../notification/notification.ts';
import type { WatchlistEntry } from '../watchlist/entry.ts';

/** No toast waits for more entries of its event than these. */
const MAX_ASKED = 50;

/**
 * The entries of an event for which a notification alerts, besides the one that decided on it: what they ask for (a sound,
 * a phone, an opened link) is done too. If the service filters, only those whose own filters do not reject it.
 */
export function otherAlertingEntries(
  notification: Notification,
  { outcome, entry: decided }: Pick<Decision, 'outcome' | 'entry'>,
  index: WatchlistIndex,
  context: Pick<DecisionContext, 'nowMs' | 'isMuteOver' | 'history'>,
): readonly WatchlistEntry[] {
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
    .filter((one) => one.entry.id !== decided && decide(notification, { get: () => [one] }, alone).outcome === 'alert')
    .map(({ entry }) => entry);
}
