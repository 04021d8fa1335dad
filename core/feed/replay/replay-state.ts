import type { Outcome } from '../../matching/decision.ts';
import type { NotificationItem } from '../feed-item.ts';

/** How many times faster than it was an evening can be played. */
export const REPLAY_SPEEDS = [1, 5, 20, 60] as const;
export type ReplaySpeed = (typeof REPLAY_SPEEDS)[number];

/** How long a time can be replayed at once. */
export const MAX_REPLAY_MS = 24 * 60 * 60 * 1000;
/** Beyond so many messages the rest is left out. */
export const MAX_REPLAY_MESSAGES = 20_000;

/** A message as today's watchlist decides on it. */
export interface ReplayItem {
  /** With the number that it has in the history. */
  readonly item: NotificationItem;
  /** What was decided when it came. */
  readonly outcome_then: Outcome;
  /** Why, line by line, as the detail of a notification says it. */
  readonly explanation: readonly string[];
}

/** How many messages of the time came to what, with today's watchlist. */
export interface ReplayCounts {
  readonly messages: number;
  readonly alerts: number;
  /** Those that match but are muted or repeat an alert. */
  readonly muted: number;
  readonly duplicates: number;
}

/** A recorded time that is played through today's watchlist. Plain JSON: it crosses the bridge. */
export interface ReplayState {
  /** RFC3339. */
  readonly from: string;
  readonly to: string;
  /** Milliseconds since the epoch: everything received until then has been played. */
  readonly position: number;
  readonly speed: ReplaySpeed;
  readonly playing: boolean;
  /** Whether what alerts while it plays raises a toast. */
  readonly toasts: boolean;
  /** How many of the recorded messages have been decided on; `null` once all are, and the counts cover all. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Grows each time that all messages have been decided on: what was listed before no longer counts. */
  readonly revision: number;
  readonly counts: ReplayCounts;
  /** How many of them have been played. */
  readonly played: Pick<ReplayCounts, 'messages' | 'alerts'>;
  /** Alerts of the same time when they came. */
  readonly alerts_then: number;
  /** Alerts before the watchlist was last edited during the replay; `null` if it was not. */
  readonly alerts_before_edit: number | null;
  /** Notifications whose message is no longer kept: they cannot be decided on. */
  readonly without_message: number;
  /** Whether there were more messages than can be replayed at once; the last ones are left out. */
  readonly cut: boolean;
}

/** Counts what was decided. */
export function countReplay(items: readonly ReplayItem[]): ReplayCounts {
  const count = (outcome: Outcome): number => items.filter(({ item }) => item.outcome === outcome).length;
  return {
    messages: items.length,
    alerts: count('alert'),
    muted: count('muted'),
    duplicates: count('duplicate'),
  };
}

/** How many of the items, in the order in which they came, were received until `positionMs`. */
export function playedUntil(items: readonly ReplayItem[], positionMs: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Date.parse(items[middle]?.item.received_at ?? '') <= positionMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
