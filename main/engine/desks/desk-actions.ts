import type { ItemResult, NotificationItem } from '../../../core/feed/feed-item.ts';
import { fingerprint } from '../../../core/notification/fingerprint.ts';
import type { Notification } from '../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import type { Profile } from '../profile/profile.ts';
import { recordResult } from '../profile/record-result.ts';
import type { DeskAction } from './link/desk-messages.ts';

/** More than that are not muted at once by hand. */
const MAX_ENTRIES = 1_000;

/** The result of a notification, for the other computers, where it has another number. */
export function resultAction(notification: Notification, result: ItemResult | null): DeskAction {
  const { event_id, website, timestamp } = notification;
  return {
    kind: 'result',
    event_id,
    website,
    timestamp,
    fingerprint: fingerprint(notification),
    outcome: result?.outcome ?? null,
    tickets: result?.tickets ?? 0,
  };
}

export function muteAction(entries: readonly WatchlistEntry[], until: string | null): DeskAction {
  const named = entries.slice(0, MAX_ENTRIES).map(({ id, event_id, website }) => ({ id, event_id, website }));
  return { kind: 'mute', entries: named, until };
}

/** Does here what the user did on another computer. Resolves to the items of the feed that changed. */
export async function applyDeskAction(
  profile: Pick<Profile, 'watchlist' | 'recent' | 'history' | 'counters'>,
  action: DeskAction,
  nowMs: number,
): Promise<readonly NotificationItem[]> {
  if (action.kind === 'mute') {
    mute(profile, action);
    return [];
  }
  const { event_id, website, timestamp, outcome, tickets } = action;
  const recent = await profile.recent.newest(event_id);
  const same = recent.filter(
    ({ notification }) =>
      notification.timestamp === timestamp &&
      notification.website === website &&
      fingerprint(notification) === action.fingerprint,
  );
  const at = new Date(nowMs).toISOString();
  return same
    .filter(({ item }) => (item.result?.outcome ?? null) !== outcome || (item.result?.tickets ?? 0) !== tickets)
    .map(({ item }) =>
      recordResult(profile, item, outcome === null ? null : { outcome, at, tickets: outcome === 'got' ? tickets : 0 }),
    );
}

/** The same entries, and where this watchlist has none of them, its own of the same event. */
function mute(
  { watchlist }: Pick<Profile, 'watchlist'>,
  { entries, until }: Extract<DeskAction, { kind: 'mute' }>,
): void {
  const ids = entries.flatMap((muted) => {
    const sameEvent = watchlist
      .entries()
      .filter(({ event_id, website }) => event_id === muted.event_id && website === muted.website);
    const same = sameEvent.filter(({ id }) => id === muted.id);
    return (same.length > 0 ? same : sameEvent).map(({ id }) => id);
  });
  if (ids.length > 0) watchlist.change(ids, (entry) => ({ ...entry, muted_until: until }));
}
