import { LRUCache } from 'lru-cache';
import type { NotificationItem } from '../../../../core/feed/feed-item.ts';
import { createSupersededCheck, eventGroupKey, type Superseded } from '../../../../core/feed/groups/superseded.ts';
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

type Drop = Pick<NotificationItem, 'id' | 'best'>;

export function createOpenDrops(): OpenDrops {
  const events = new LRUCache<string, readonly Drop[]>({ max: MAX_EVENTS });
  return {
    add(item, notification) {
      if (item.test) return [];
      const key = eventGroupKey(item);
      const open: Drop[] = [];
      const gone: { id: number; superseded: Superseded }[] = [];
      const check = createSupersededCheck(notification);
      for (const drop of events.get(key) ?? []) {
        const superseded = check(drop);
        if (superseded === null) open.push(drop);
        else gone.push({ id: drop.id, superseded });
      }
      const { id, best } = item;
      if (best !== null) open.push({ id, best });
      if (open.length > MAX_DROPS_PER_EVENT) open.shift();
      events.set(key, open);
      return gone;
    },
    addEarlier({ id, best, test, superseded, ...event }) {
      if (test || best === null || superseded !== undefined) return;
      const key = eventGroupKey(event);
      const later = events.peek(key) ?? [];
      if (later.length < MAX_DROPS_PER_EVENT) events.set(key, [{ id, best }, ...later]);
    },
  };
}
