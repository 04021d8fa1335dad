import { describe, expect, it } from 'vitest';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { toNotificationItem } from '../../../core/feed/notification-item.ts';
import type { Notification } from '../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { buildEntry } from '../../support/build-entry.ts';
import { buildNotification, buildOffer, EVENT_INFOS } from '../../support/build-notification.ts';
import { decided } from '../matching/build.ts';

function brief(notification: Notification, filters: Partial<WatchlistEntry> = {}): NotificationItem {
  const entry = buildEntry(filters);
  return toNotificationItem(7, notification, decided(notification, [entry]), entry, {
    opened_at: null,
    test: false,
    history: null,
  });
}

describe('the feed’s line for a notification', () => {
  it('says what an alert is about and what to act on', () => {
    const offers = [
      buildOffer({ offer_id: 'a', section: '101', price: 95, price_label: '$95.00', offer_name: 'Standard Row C' }),
      buildOffer({ offer_id: 'b', section: '102', price: 120 }),
      buildOffer({ offer_id: 'c', section: '103', price: 200 }),
    ];
    expect(brief(buildNotification({ offers }), { max_price_filter: 150 })).toEqual({
      kind: 'notification',
      id: 7,
      received_at: '2026-04-27T10:00:00.400Z',
      timestamp: '2026-04-27T10:00:00Z',
      event_id: 'abc123',
      website: 'ticketmaster',
      region: 'US',
      event_infos: EVENT_INFOS,
      changes: [{ type: 'stock_increase', sections: ['101', '102', '103'], more: 0 }],
      outcome: 'alert',
      entry: 'e1',
      best: {
        key: 'sec-101/a',
        section_name: '101',
        offer_name: 'Standard Row C',
        row: 'C',
        price: 95,
        price_label: '$95.00',
        stock: 5,
        longest_adjacent_seats: 3,
        classes: ['standard_tickets'],
      },
      surviving: 2,
      offer_count: 3,
      why: null,
      unverified: [],
      has_link: true,
      opened_at: null,
      test: false,
    });
  });

  it('leads with the section of the best offer', () => {
    const offers = [
      buildOffer({ offer_id: 'a', section: 'Floor GA', price: 200 }),
      buildOffer({ offer_id: 'b', section: '112', price: 90 }),
    ];
    expect(brief(buildNotification({ offers })).changes).toEqual([
      { type: 'stock_increase', sections: ['112', 'Floor GA'], more: 0 },
    ]);
  });

  it('marks a best offer that cannot be bought', () => {
    const soldOut = buildNotification({ offers: [buildOffer({ stock: 0 })] });
    expect(brief(soldOut).best?.unavailable).toBe('sold out');
    const inactive = buildNotification({ offers: [buildOffer({ available: false })] });
    expect(brief(inactive).best?.unavailable).toBe('not on sale');
  });

  it('says what would have let a filtered one alert', () => {
    const notification = buildNotification({ offers: [buildOffer({ price: 151, price_label: '$151.00' })] });
    expect(brief(notification, { max_price_filter: 150 }).relaxation).toEqual([
      { kind: 'max_price', price: 151, label: '$151.00' },
    ]);
    expect(brief(notification).relaxation).toBeUndefined();
  });

  it('says what was missed of a filtered one, with the offer the phrase is about', () => {
    const offers = [
      buildOffer({ offer_id: 'elsewhere', section: '300', price: 20 }),
      buildOffer({ offer_id: 'close', section: '101', price: 151 }),
      buildOffer({ offer_id: 'dear', section: '101', price: 412 }),
    ];
    const item = brief(buildNotification({ offers }), { section: '101', max_price_filter: 150 });
    expect(item).toMatchObject({
      outcome: 'filtered',
      best: { key: 'sec-101/close', price: 151 },
      surviving: 0,
      why: 'above your max 150.00',
      has_link: true,
    });
  });

  it('shows the cheapest offer that changed if the message as a whole was rejected', () => {
    const offers = [
      buildOffer({ offer_id: 'a', price: 10, section_key: 'sec-9' }),
      buildOffer({ offer_id: 'b', price: 90 }),
      buildOffer({ offer_id: 'c', price: 80 }),
    ];
    const changes = [{ type: 'price_increase', sections: ['sec-101'] }];
    expect(brief(buildNotification({ offers, changes }))).toMatchObject({
      best: { key: 'sec-101/c' },
      why: 'price increases not watched',
    });
  });

  it('carries 8 section names a change and counts the rest, however large the message', () => {
    const sections = Array.from({ length: 250 }, (_, index) => `Section ${index}`);
    const item = brief(buildNotification({ changes: [{ type: 'stock_increase', sections }] }));
    expect(item.changes).toEqual([{ type: 'stock_increase', sections: sections.slice(0, 8), more: 242 }]);
  });

  it('has no best offer and no link if the message has neither', () => {
    const item = brief(buildNotification({ offers: [], changes: null, event_infos: null }));
    expect(item).toMatchObject({ best: null, has_link: false, changes: [], offer_count: 0, outcome: 'alert' });
  });

  it('keeps when its link was opened, and that it is a test', () => {
    const decision = decided(buildNotification(), []);
    const extra = { opened_at: '2026-04-27T10:01:00Z', test: true };
    expect(toNotificationItem(1, buildNotification(), decision, null, { ...extra, history: null })).toMatchObject(
      extra,
    );
  });
});
