import type { DecisionContext } from '../../../core/matching/decide.ts';
import { decide } from '../../../core/matching/decide.ts';
import type { Decision } from '../../../core/matching/decision.ts';
import { createWatchlistIndex } from '../../../core/matching/watchlist-index.ts';
import type { Notification } from '../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';

export const NOW = Date.parse('2026-04-27T10:00:00Z');

export function contextOf(overrides: Partial<DecisionContext> = {}): DecisionContext {
  return {
    nowMs: NOW,
    unlisted: 'alert',
    endpoint: 'subscribe',
    applyLocalFilters: false,
    history: null,
    wasAlerted: () => false,
    ...overrides,
  };
}

/** The decision on one message by these entries. */
export function decided(
  notification: Notification,
  entries: readonly WatchlistEntry[],
  context: Partial<DecisionContext> = {},
): Decision {
  return decide(notification, createWatchlistIndex(entries), contextOf(context));
}
