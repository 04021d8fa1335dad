import type { FeedItem, NotificationItem } from '../../../core/feed/feed-item.ts';

/** How many alerts the tray's menu lists. */
const MAX_RECENT_ALERTS = 5;

/** The newest alerts and how many of them came since the user last looked. */
export class RecentAlerts {
  #newest: readonly NotificationItem[] = [];
  #unseen = 0;

  /** Newest first, at most 5. */
  get newest(): readonly NotificationItem[] {
    return this.#newest;
  }

  get unseen(): number {
    return this.#unseen;
  }

  /** Starts over from what the history holds: none of it counts as unseen. */
  reset(items: readonly FeedItem[]): void {
    this.#newest = newestAlerts(items);
    this.#unseen = 0;
  }

  /** @param windowFocused whether the window has the focus, so that the user sees these as they come. */
  add(items: readonly FeedItem[], windowFocused: boolean): void {
    const alerts = items.filter(isAlert);
    if (!windowFocused) this.#unseen += alerts.length;
    if (alerts.length > 0) this.#newest = newestAlerts([...this.#newest, ...alerts]);
  }

  markSeen(): void {
    this.#unseen = 0;
  }
}

function newestAlerts(items: readonly FeedItem[]): readonly NotificationItem[] {
  return items
    .filter(isAlert)
    .sort((a, b) => b.id - a.id)
    .slice(0, MAX_RECENT_ALERTS);
}

function isAlert(item: FeedItem): item is NotificationItem {
  return item.kind === 'notification' && item.outcome === 'alert';
}
