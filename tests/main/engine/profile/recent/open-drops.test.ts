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

  it('are no tests, and test nothing', () => {
    const notification = buildNotification({ event_id: 'tested', offers: [buildOffer({ price: 100 })] });
    const item = itemOf(10, notification);
    const test = { ...item, test: true };
    for (const one of [test, item]) expect(drops.add(one, notification)).toEqual([]);
    const dearer = buildNotification({ event_id: 'tested', offers: [buildOffer({ price: 120 })] });
    expect(drops.add({ ...test, id: 11 }, dearer)).toEqual([]);
    expect(drops.add(itemOf(12, dearer), dearer).map(({ id }) => id)).toEqual([10]);
  });

  it('are the newest 20 of an event, whether they came or are restored', () => {
    const priceUp = (event_id: string) => add(100, { price: 120 }, event_id).map((one) => Number.parseInt(one, 10));
    for (let id = 1; id <= 21; id += 1) add(id, { price: 100 }, 'live');
    expect(priceUp('live')).toEqual(Array.from({ length: 20 }, (_, at) => at + 2));
    add(30, { price: 100 }, 'restored');
    const notification = buildNotification({ event_id: 'restored', offers: [buildOffer({ price: 100 })] });
    for (let id = 29; id > 0; id -= 1) drops.addEarlier(itemOf(id, notification));
    expect(priceUp('restored')).toEqual(Array.from({ length: 20 }, (_, at) => at + 11));
  });

  it('are those of the 500 events updated last', () => {
    for (let event = 0; event < 500; event += 1) add(event, { price: 100 }, `event ${event}`);
    add(500, { price: 100 }, 'event 0');
    add(501, { price: 100 }, 'one more');
    expect(['event 0', 'event 2', 'event 1'].map((event) => add(502, { price: 120 }, event).length)).toEqual([2, 1, 0]);
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
