import { LRUCache } from 'lru-cache';
import type { NotificationItem } from '../../../../core/feed/feed-item.ts';
import { eventGroupKey, type Superseded, supersededBy } from '../../../../core/feed/groups/superseded.ts';
import type { Notification } from '../../../../core/notification/notification.ts';

const MAX_EVENTS = 500;
const MAX_DROPS_PER_EVENT = 20;

/** The drops of each event that no later message has superseded yet. */
export interface OpenDrops {
  /** Takes in a message. Gives the earlier drops of its event that it supersedes. */
  add(item: NotificationItem, notification: Notification): readonly { id: number; superseded: Superseded }[];
  /** Takes in a drop from before all that is known of its event, which nothing superseded: give them newest first. */
  addEarlier(item: NotificationItem): void;
}

export function createOpenDrops(): OpenDrops {
  const events = new LRUCache<string, readonly Pick<NotificationItem, 'id' | 'best'>[]>({ max: MAX_EVENTS });
  return {
    add(item, notification) {
      if (item.test) return [];
      const key = eventGroupKey(item);
      const checked = (events.get(key) ?? []).map((drop) => ({ drop, superseded: supersededBy(drop, notification) }));
      const open = checked.filter(({ superseded }) => superseded === null).map(({ drop }) => drop);
      const { id, best } = item;
      events.set(key, best === null ? open : [...open, { id, best }].slice(-MAX_DROPS_PER_EVENT));
      return checked.flatMap(({ drop, superseded }) => (superseded === null ? [] : [{ id: drop.id, superseded }]));
    },
    addEarlier({ id, best, test, superseded, ...event }) {
      if (test || best === null || superseded !== undefined) return;
      const key = eventGroupKey(event);
      const later = events.peek(key) ?? [];
      if (later.length < MAX_DROPS_PER_EVENT) events.set(key, [{ id, best }, ...later]);
    },
  };
}
