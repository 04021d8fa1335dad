import { describe, expect, it } from 'vitest';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer, EVENT_INFOS } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';

describe('a message without readable offers', () => {
  const notification = buildNotification({ offers: [], changes: [{ type: 'stock_increase', sections: ['101'] }] });
  it('is unknown on every offer test: it alerts, and names them', () => {
    const entry = buildEntry({
      section: '102',
      max_price_filter: 1,
      resale_tickets: false,
      row_filter: 'A',
      seat_quantity: 9,
      keywords: '-parade',
    });
    expect(decided(notification, [entry])).toMatchObject({
      outcome: 'alert',
      offers: [],
      best: null,
      link: EVENT_INFOS.event_url,
      unverified: [
        'affected_sections',
        'availability',
        'section',
        'max_price_filter',
        'resale_tickets',
        'row_filter',
        'seat_quantity',
        'keywords',
      ],
    });
  });

  it('fails a strict entry that sets one', () => {
    expect(decided(notification, [buildEntry({ strict: true, max_price_filter: 1 })])).toMatchObject({
      outcome: 'filtered',
      reasons: [{ filter: 'max_price_filter' }],
    });
    expect(decided(notification, [buildEntry({ strict: true })]).outcome).toBe('alert');
  });
});

describe('unknown facts', () => {
  it('are named only where a surviving offer has them', () => {
    const offers = [
      buildOffer({ offer_id: 'known', price: 90 }),
      buildOffer({ offer_id: 'gone', price: null, longest_adjacent_seats: 1 }),
    ];
    const entry = buildEntry({ max_price_filter: 100, seat_quantity: 2 });
    expect(decided(buildNotification({ offers }), [entry])).toMatchObject({
      offers: ['sec-101/known'],
      unverified: [],
    });
  });

  it('do not save an offer that another filter rejects', () => {
    const offers = [buildOffer({ price: null, section: '207' })];
    const decision = decided(buildNotification({ offers }), [buildEntry({ max_price_filter: 100, section: '101' })]);
    expect(decision).toMatchObject({ outcome: 'filtered', reasons: [{ filter: 'section' }] });
  });

  it('turn away single offers of a strict entry, not the others', () => {
    const offers = [buildOffer({ offer_id: 'a', price: null }), buildOffer({ offer_id: 'b', price: 90 })];
    const decision = decided(buildNotification({ offers }), [buildEntry({ max_price_filter: 100, strict: true })]);
    expect(decision).toMatchObject({ outcome: 'alert', offers: ['sec-101/b'], unverified: [] });
    expect(decision.reasons[0]?.detail).toBe('1 of 2 offers with price not stated (strict)');
  });

  it('are listed in the order of the rules', () => {
    const offers = [
      buildOffer({ price: null, available: null, stock: null, longest_adjacent_seats: null, offer_name: null }),
    ];
    const entry = buildEntry({
      website: 'axs',
      date_filter: 'sat',
      max_price_filter: 1,
      row_filter: 'A',
      seat_quantity: 2,
      keywords: 'x',
      stock_threshold_filter: 2,
    });
    const notification = buildNotification({ offers, website: null, changes: null, event_infos: null, stock: null });
    expect(decided(notification, [entry]).unverified).toEqual([
      'website',
      'change_type',
      'date_filter',
      'affected_sections',
      'availability',
      'max_price_filter',
      'row_filter',
      'seat_quantity',
      'keywords',
      'stock_threshold_filter',
    ]);
  });
});
