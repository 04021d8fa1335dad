import type { BridgeEvents } from '../../../core/bridge/contract.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import type { Profile } from '../profile/profile.ts';
import type { RecentNotification } from '../profile/recent/recent-notifications.ts';
import type { Emitter } from '../state/emitter.ts';

/** Notes in the feed and the history that the link of a notification was opened. */
export function recordOpenedLink(
  { recent, history }: Pick<Profile, 'recent' | 'history'>,
  { item }: Pick<RecentNotification, 'item'>,
  openedAtMs: number,
  events: Pick<Emitter<BridgeEvents>, 'emit'>,
): void {
  const openedAt = new Date(openedAtMs).toISOString();
  const open = (before: NotificationItem): NotificationItem => ({ ...before, opened_at: openedAt });
  const opened = recent.change(item.id, open) ?? open(item);
  history.record({ kind: 'opened', id: item.id, openedAt });
  events.emit('feed.changed', { items: [opened] });
}
