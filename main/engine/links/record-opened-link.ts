import type { BridgeEvents } from '../../../core/bridge/contract.ts';
import type { Profile } from '../profile/profile.ts';
import type { RecentNotification } from '../profile/recent-notifications.ts';
import type { Emitter } from '../state/emitter.ts';

/** Notes in the feed and the history that the link of a notification was opened. */
export function recordOpenedLink(
  { recent, history }: Pick<Profile, 'recent' | 'history'>,
  { item }: Pick<RecentNotification, 'item'>,
  openedAtMs: number,
  events: Pick<Emitter<BridgeEvents>, 'emit'>,
): void {
  const opened = { ...item, opened_at: new Date(openedAtMs).toISOString() };
  recent.update(opened);
  history.record({ kind: 'opened', id: item.id, openedAt: opened.opened_at });
  events.emit('feed.changed', { items: [opened] });
}
