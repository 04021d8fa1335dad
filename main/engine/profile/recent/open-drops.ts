import { LRUCache } from 'lru-cache';
import type { NotificationItem, OfferSummary } from '../../../../core/feed/feed-item.ts';
import { createSupersededCheck, type Superseded } from '../../../../core/feed/groups/superseded.ts';
import { eventKey } from '../../../../core/notification/event-key.ts';
import type { Notification } from '../../../../core/notification/notification.ts';
import { MAX_NAME_LENGTH } from '../../../../core/text/name-length.ts';

const MAX_EVENTS = 500;
const MAX_DROPS_PER_EVENT = 20;
/** Of two names: those of an offer, and an event's id and site. Longer ones would fill the memory. */
const MAX_KEY_LENGTH = 2 * MAX_NAME_LENGTH;

/** The drops of each event that no later message has superseded yet. */
export interface OpenDrops {
  /** Takes in a message. Gives the earlier drops of its event that it supersedes. */
  add(item: NotificationItem, notification: Notification): readonly { id: number; superseded: Superseded }[];
  /** Takes in a drop from before all that is known of its event, which nothing superseded: give them newest first. */
  addEarlier(item: NotificationItem): void;
}

interface Drop {
  readonly id: number;
  readonly best: Pick<OfferSummary, 'key' | 'price'>;
}

export function createOpenDrops(): OpenDrops {
  const events = new LRUCache<string, readonly Drop[]>({ max: MAX_EVENTS });
  return {
    add(item, notification) {
      if (item.test) return [];
      const key = eventKey(item);
      const open: Drop[] = [];
      const gone: { id: number; superseded: Superseded }[] = [];
      const check = createSupersededCheck(notification);
      for (const drop of events.get(key) ?? []) {
        const superseded = check(drop);
        if (superseded === null) open.push(drop);
        else gone.push({ id: drop.id, superseded });
      }
      const drop = toDrop(item);
      if (drop !== null) open.push(drop);
      if (open.length > MAX_DROPS_PER_EVENT) open.shift();
      if (key.length <= MAX_KEY_LENGTH) events.set(key, open);
      return gone;
    },
    addEarlier(item) {
      const drop = toDrop(item);
      if (item.test || drop === null || item.superseded !== undefined) return;
      const key = eventKey(item);
      const later = events.peek(key) ?? [];
      if (later.length < MAX_DROPS_PER_EVENT && key.length <= MAX_KEY_LENGTH) events.set(key, [drop, ...later]);
    },
  };
}

/** `null` without an offer that can be looked for. */
function toDrop({ id, best }: NotificationItem): Drop | null {
  if (best === null || best.key.length > MAX_KEY_LENGTH) return null;
  return { id, best: { key: best.key, price: best.price } };
}
