import { createHash } from 'node:crypto';
import type { ClockOffset } from '../../../core/computers/clock-offset.ts';
import { timeByOwnClock } from '../../../core/computers/other-clock.ts';
import type { ItemResult, NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatInstant } from '../../../core/notification/decoding/instant.ts';
import { eventKey } from '../../../core/notification/event-key.ts';
import { fingerprint } from '../../../core/notification/fingerprint.ts';
import type { Notification } from '../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import type { Profile } from '../profile/profile.ts';
import { recordResult } from '../profile/record-result.ts';
import type { MuteAction, PeerAction } from './link/peer-messages.ts';

/** More than that are not muted at once by hand. */
const MAX_ENTRIES = 1_000;

/** What names a notification on every computer, where it has another number. */
function identityOf(notification: Notification) {
  const { event_id, website, timestamp } = notification;
  return { event_id, website, timestamp, fingerprint: fingerprint(notification) };
}

/** The same in one word. */
export function dropName(notification: Notification): string {
  return createHash('sha256')
    .update(JSON.stringify(identityOf(notification)))
    .digest('base64url');
}

/** The result of a notification, for the other computers. */
export function resultAction(notification: Notification, result: ItemResult | null): PeerAction {
  return {
    kind: 'result',
    ...identityOf(notification),
    outcome: result?.outcome ?? null,
    tickets: result?.tickets ?? 0,
  };
}

export const handledAction = (notification: Notification): PeerAction => ({
  kind: 'handled',
  ...identityOf(notification),
});

/** @param nowMs Milliseconds since the epoch. */
export function muteAction(entries: readonly WatchlistEntry[], until: string | null, nowMs: number): MuteAction {
  const named = entries.slice(0, MAX_ENTRIES).map(({ id, event_id, website }) => ({ id, event_id, website }));
  return { kind: 'mute', entries: named, until, at: formatInstant(nowMs) };
}

/** The action of a computer whose clock is wrong, by the clock of this one: who mutes for an hour does not mute for six. */
export function actionByOwnClock(action: PeerAction, clock: ClockOffset | null): PeerAction {
  if (action.kind !== 'mute') return action;
  const { until, at } = action;
  return {
    ...action,
    until: until === null ? null : timeByOwnClock(until, clock),
    ...(at === undefined ? {} : { at: timeByOwnClock(at, clock) }),
  };
}

/** What an action of another computer means here. */
interface AppliedAction {
  /** Items of the feed that changed. */
  readonly changed: readonly NotificationItem[];
  /** Ids of alerts that somebody is acting on. */
  readonly handled: readonly number[];
}

/** Does here what the user did on another computer. */
export async function applyPeerAction(
  profile: Pick<Profile, 'watchlist' | 'recent' | 'history' | 'counters'>,
  action: Exclude<PeerAction, { kind: 'forwarded' }>,
  nowMs: number,
): Promise<AppliedAction> {
  if (action.kind === 'mute') {
    mute(profile, action);
    return { changed: [], handled: [] };
  }
  const { event_id, website, timestamp } = action;
  const recent = await profile.recent.newest(event_id);
  const same = recent.filter(
    ({ notification }) =>
      notification.timestamp === timestamp &&
      notification.website === website &&
      fingerprint(notification) === action.fingerprint,
  );
  if (action.kind === 'handled') return { changed: [], handled: same.map(({ item }) => item.id) };
  const { outcome, tickets } = action;
  const at = new Date(nowMs).toISOString();
  const changed = same
    .filter(({ item }) => (item.result?.outcome ?? null) !== outcome || (item.result?.tickets ?? 0) !== tickets)
    .map(({ item }) =>
      recordResult(profile, item, outcome === null ? null : { outcome, at, tickets: outcome === 'got' ? tickets : 0 }),
    );
  return { changed, handled: changed.flatMap(({ id, result }) => (result === undefined ? [] : [id])) };
}

/** The same entries, and if this watchlist has none of them, its own of the same event. */
function mute({ watchlist }: Pick<Profile, 'watchlist'>, { entries, until }: MuteAction): void {
  const ids = entries.flatMap((muted) => {
    const sameEvent = watchlist.entries().filter((entry) => eventKey(entry) === eventKey(muted));
    const same = sameEvent.filter(({ id }) => id === muted.id);
    return (same.length > 0 ? same : sameEvent).map(({ id }) => id);
  });
  if (ids.length > 0) watchlist.change(ids, (entry) => ({ ...entry, muted_until: until }));
}
