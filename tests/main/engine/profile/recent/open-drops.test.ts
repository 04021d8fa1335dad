import { describe, expect, it } from 'vitest';
import { toNotificationItem } from '../../../../../core/feed/notification-item.ts';
import type { Notification, Offer } from '../../../../../core/notification/notification.ts';
import { createOpenDrops } from '../../../../../main/engine/profile/recent/open-drops.ts';
import { decided } from '../../../../core/matching/build.ts';
import { buildNotification, buildOffer } from '../../../../support/build-notification.ts';

function itemOf(id: number, notification: Notification) {
  return toNotificationItem(id, notification, decided(notification, []), null, {
    opened_at: null,
    test: false,
    history: null,
  });
}

describe('open drops', () => {
  const drops = createOpenDrops();
  const add = (id: number, offer: Partial<Offer>, event_id = 'abc123') => {
    const notification = buildNotification({ event_id, offers: [buildOffer(offer)] });
    return drops.add(itemOf(id, notification), notification).map((one) => `${one.id} ${one.superseded.reason}`);
  };

  it('are superseded once, by the first later message of their event that takes their offer away', () => {
    expect(add(1, { price: 100 })).toEqual([]);
    expect(add(2, { price: 100 })).toEqual([]);
    expect(add(3, { price: 50 }, 'another event')).toEqual([]);
    expect(add(4, { price: 120 })).toEqual(['1 price_up', '2 price_up']);
    expect(add(5, { offer_id: 'b' })).toEqual(['4 gone']);
    expect(add(6, { offer_id: 'b' })).toEqual([]);
  });

  it('are not remembered of an offer or an event whose name is a book', () => {
    const book = 'n'.repeat(401);
    for (const [offer, event_id] of [
      [{ offer_id: book }, 'one'],
      [{}, book],
    ] as const) {
      expect(add(7, { ...offer, price: 100 }, event_id)).toEqual([]);
      expect(add(8, { ...offer, price: 120 }, event_id)).toEqual([]);
    }
  });
});
