import { LRUCache } from 'lru-cache';
import type { BridgeEvents } from '../../../core/bridge/contract.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { type PhoneStory, withDelivery } from '../../../core/feed/phone-story.ts';
import type { Clock } from '../ports.ts';
import type { Profile } from '../profile/profile.ts';
import type { Emitter } from '../state/emitter.ts';

/** Alerts whose way to the phone is in memory. */
const MAX_STORIES = 500;

/** Notes in the feed and the history how alerts went to the phone. */
export interface PhoneStories {
  /** @param repeat 0 the first time */
  add(id: number, what: 'delivered' | 'withdrawn', label: string, repeat: number): void;
  /** What an earlier run noted. */
  remember(item: NotificationItem): void;
}

/** @param liveProfile `null` while another one is the current one: its numbers are not those of what was forwarded. */
export function createPhoneStories(
  clock: Pick<Clock, 'now'>,
  liveProfile: () => Pick<Profile, 'recent' | 'history'> | null,
  events: Pick<Emitter<BridgeEvents>, 'emit'>,
): PhoneStories {
  const stories = new LRUCache<number, PhoneStory>({ max: MAX_STORIES });

  function change(before: PhoneStory | null, what: 'delivered' | 'withdrawn', label: string, repeat: number) {
    const at = new Date(clock.now()).toISOString();
    if (what === 'delivered') return withDelivery(before, { at, to: label, repeat });
    return before === null ? null : { ...before, withdrawn_at: at };
  }

  return {
    add(id, what, label, repeat) {
      const phone = change(stories.get(id) ?? null, what, label, repeat);
      const profile = liveProfile();
      if (phone === null || profile === null) return;
      stories.set(id, phone);
      profile.history.record({ kind: 'phone', id, phone });
      const changed = profile.recent.change(id, (item) => ({ ...item, phone }));
      if (changed !== null) events.emit('feed.changed', { items: [changed] });
    },
    remember({ id, phone }) {
      if (phone !== undefined) stories.set(id, phone);
    },
  };
}
