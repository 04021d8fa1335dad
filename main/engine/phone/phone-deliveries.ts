import { LRUCache } from 'lru-cache';
import type { BridgeEvents } from '../../../core/bridge/contract.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { type PhoneDelivery, withDelivery } from '../../../core/feed/phone-delivery.ts';
import type { Clock } from '../ports.ts';
import type { Profile } from '../profile/profile.ts';
import type { Emitter } from '../state/emitter.ts';

/** How many alerts' deliveries are kept in memory. */
const MAX_DELIVERIES = 500;

/** Records in the feed and the history how alerts went to the phone. */
export interface PhoneDeliveries {
  /** @param repeat 0 the first time */
  add(id: number, what: 'delivered' | 'withdrawn', label: string, repeat: number): void;
  /** Takes in what an earlier run recorded. */
  remember(item: NotificationItem): void;
}

/** @param liveProfile `null` while another one is the current one: its numbers are not those of what was forwarded. */
export function createPhoneDeliveries(
  clock: Pick<Clock, 'now'>,
  liveProfile: () => Pick<Profile, 'recent' | 'history'> | null,
  events: Pick<Emitter<BridgeEvents>, 'emit'>,
): PhoneDeliveries {
  const deliveries = new LRUCache<number, PhoneDelivery>({ max: MAX_DELIVERIES });

  function change(before: PhoneDelivery | null, what: 'delivered' | 'withdrawn', label: string, repeat: number) {
    const at = new Date(clock.now()).toISOString();
    if (what === 'delivered') return withDelivery(before, { at, to: label, repeat });
    return before === null ? null : { ...before, withdrawn_at: at };
  }

  return {
    add(id, what, label, repeat) {
      const phone = change(deliveries.get(id) ?? null, what, label, repeat);
      const profile = liveProfile();
      if (phone === null || profile === null) return;
      deliveries.set(id, phone);
      profile.history.record({ kind: 'phone', id, phone });
      const changed = profile.recent.change(id, (item) => ({ ...item, phone }));
      if (changed !== null) events.emit('feed.changed', { items: [changed] });
    },
    remember({ id, phone }) {
      if (phone !== undefined) deliveries.set(id, phone);
    },
  };
}
