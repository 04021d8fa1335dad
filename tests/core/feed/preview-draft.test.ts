import { describe, expect, it } from 'vitest';
import { previewDraft, type StoredNotification } from '../../../core/feed/preview-draft.ts';
import type { Notification, Offer } from '../../../core/notification/notification.ts';
import { buildEntry } from '../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../support/build-notification.ts';

/** Numbers them as the history would, newest first. */
function storedOf(notifications: readonly Notification[]): StoredNotification[] {
  return notifications.map((notification, index) => ({
    id: notifications.length - index,
    notification,
    opened_at: null,
    test: false,
    history: null,
  }));
}

/** One message an offer, newest first. */
function messages(...offers: Partial<Offer>[]): StoredNotification[] {
  return storedOf(offers.map((offer) => buildNotification({ offers: [buildOffer(offer)] })));
}

describe('the preview of a draft', () => {
  it('counts what would alert, and what the stored version alerts for', () => {
    const kept = messages({ price: 95 }, { price: 154 }, { price: 120 }, { price: 300 });
    const preview = previewDraft(
      { event_id: 'abc123', max_price_filter: '150' },
      kept,
      buildEntry({ max_price_filter: 200 }),
    );
    expect(preview).toMatchObject({ issues: [], evaluated: 4, alerts: 2, alerts_before: 3 });
    expect(preview.would_alert.map(({ item }) => item.id)).toEqual([4, 2]);
    expect(preview.would_not.map(({ item }) => item.id)).toEqual([3, 1]);
  });

  it('has no count to compare with for a new entry', () => {
    expect(previewDraft({ event_id: 'abc123' }, messages({}), null)).toMatchObject({ alerts: 1, alerts_before: null });
  });

  it('shows the nearest miss first, with its reason in one phrase', () => {
    const draft = {
      event_id: 'abc123',
      max_price_filter: 150,
      resale_tickets: false,
      seat_quantity: 2,
      section: '1xx',
    };
    const kept = messages(
      { section: '110', price: 412 },
      { section: '104', inventory_type: 'resale', price: 200 },
      { section: '102', longest_adjacent_seats: 1 },
      { section: '104', inventory_type: 'resale', price: 88 },
      { section: '110', price: 154 },
      { section: '103', stock: 0 },
    );
    expect(previewDraft(draft, kept, null).would_not.map(({ item, why }) => [item.best?.price, why])).toEqual([
      [154, 'over by 4.00'],
      [100, 'single seats only'],
      [412, 'over by 262.00'],
      [88, 'resale'],
      [200, 'over by 50.00'],
      [100, 'sold out'],
    ]);
  });

  it('picks the offer of a message that came closest, not the first to fail', () => {
    const offers = [
      buildOffer({ offer_id: 'far', section: '900', price: 500 }),
      buildOffer({ offer_id: 'near', section: '101', price: 151 }),
    ];
    const preview = previewDraft(
      { event_id: 'abc123', section: '101', max_price_filter: 150 },
      storedOf([buildNotification({ offers })]),
      null,
    );
    expect(preview.would_not[0]).toMatchObject({ why: 'over by 1.00', item: { best: { key: 'sec-101/near' } } });
  });

  it('puts messages of another kind or date behind every near miss', () => {
    const kept = storedOf([
      buildNotification({ changes: [{ type: 'price_increase', sections: [] }] }),
      buildNotification({ offers: [buildOffer({ price: 999 })] }),
      buildNotification({ offers: [buildOffer({ stock: 3 })] }),
    ]);
    const draft = { event_id: 'abc123', max_price_filter: 100, stock_threshold_filter: 4 };
    expect(previewDraft(draft, kept, null).would_not.map(({ why }) => why)).toEqual([
      '3 left in the offers that pass, below 4',
      'over by 899.00',
      'price increases not watched',
    ]);
  });

  it('names what is unverified about an alert', () => {
    const kept = messages({ price: null }, {});
    const draft = { event_id: 'abc123', max_price_filter: 100, min_price_filter: 10, row_filter: 'A-F' };
    expect(previewDraft(draft, kept, null).would_alert.map(({ why }) => why)).toEqual([
      'price and row unverified',
      'row unverified',
    ]);
  });

  it('shows 50 rows of each, and counts all', () => {
    const kept = messages(...Array.from({ length: 200 }, (_, index) => ({ price: index % 2 === 0 ? 50 : 150 })));
    const preview = previewDraft({ event_id: 'abc123', max_price_filter: 100 }, kept, null);
    expect(preview).toMatchObject({ evaluated: 200, alerts: 100 });
    expect(preview.would_alert).toHaveLength(50);
    expect(preview.would_not).toHaveLength(50);
  });

  it('gives the issues of a draft that cannot be read, and no counts', () => {
    const preview = previewDraft({ event_id: 'abc123', section: '101-' }, messages({}), buildEntry());
    expect(preview).toMatchObject({ evaluated: 0, alerts: 0, alerts_before: null, would_alert: [], would_not: [] });
    expect(preview.issues.map(({ path }) => path)).toEqual(['section']);
  });

  it('evaluates the filters before an event is chosen, and messages of any event', () => {
    const kept = storedOf([buildNotification({ event_id: 'one' }), buildNotification({ event_id: 'two' })]);
    expect(previewDraft({ event_id: '' }, kept, null)).toMatchObject({ issues: [], alerts: 2 });
  });

  it('asks the filters alone: a mute does not count, but the switch does', () => {
    const draft = { event_id: 'abc123', muted_until: '2999-01-01T00:00:00Z' };
    expect(previewDraft(draft, messages({}), null).alerts).toBe(1);
    const off = previewDraft({ ...draft, enabled: false }, messages({}), null);
    expect(off).toMatchObject({ alerts: 0, would_not: [{ why: 'the entry is switched off' }] });
  });
});
