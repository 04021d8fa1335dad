import { describe, expect, it } from 'vitest';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';

describe('reasons', () => {
  it('count what each filter rejected of those it was asked about, with the nearest miss', () => {
    const offers = [
      ...Array.from({ length: 8 }, (_, index) => buildOffer({ offer_id: `dear${index}`, price: 104.5 + index })),
      ...Array.from({ length: 3 }, (_, index) => buildOffer({ offer_id: `fair${index}`, price: 80 + index })),
    ];
    expect(decided(buildNotification({ offers }), [buildEntry({ max_price_filter: 100 })]).reasons).toEqual([
      { filter: 'max_price_filter', rejected: 8, of: 11, detail: '8 of 11 offers above 100.00, cheapest 104.50' },
    ]);
  });

  it.each([
    [{ min_price_filter: 120 }, '2 of 2 offers below 120.00, highest £110'],
    [{ section: '3xx' }, '2 of 2 offers in other sections, cheapest 95.00 in 101'],
    [{ standard_tickets: false }, '2 of 2 offers standard tickets, cheapest 95.00'],
    [{ row_filter: 'K' }, '2 of 2 offers in other rows, cheapest 95.00 in row C'],
    [{ seat_quantity: 4 }, '2 of 2 offers with fewer than 4 together, most 3'],
    [{ stock_threshold_filter: 9 }, '7 left in the offers that pass, below 9'],
    [{ date_filter: '2026-06-20' }, 'the event is on Mon 15 Jun 2026; you want 2026-06-20'],
    [{ change_type: ['price_decrease'] }, 'changed: stock increase; you watch price drop'],
  ])('put %j in words', (filters, detail) => {
    const offers = [
      buildOffer({ offer_id: 'a', section: '101', price: 95, stock: 5, row: 'C', longest_adjacent_seats: 3 }),
      buildOffer({
        offer_id: 'b',
        section: '102',
        price: 110,
        price_label: '£110',
        stock: 2,
        row: 'D',
        longest_adjacent_seats: 2,
      }),
    ];
    expect(
      decided(buildNotification({ offers }), [buildEntry(filters)]).reasons.map((reason) => reason.detail),
    ).toEqual([detail]);
  });

  it('count an offer under the first filter that rejects it, in the order of the form', () => {
    const failing = {
      section: '207',
      min_price_filter: 200,
      max_price_filter: 50,
      standard_tickets: false,
      row_filter: 'K',
      seat_quantity: 4,
      keywords: 'vip',
    };
    const offers = [buildOffer({ section: '101', price: 100, row: 'C' })];
    const fields = Object.keys(failing);
    const met = fields.map((_, index) => {
      const left = Object.fromEntries(Object.entries(failing).slice(index));
      return decided(buildNotification({ offers }), [buildEntry(left)])
        .reasons.map(({ filter }) => filter)
        .join();
    });
    expect(met).toEqual(fields);
  });

  it('reports an alert too what was rejected on the way', () => {
    const offers = [
      buildOffer({ offer_id: 'other', section_key: 'sec-9' }),
      buildOffer({ offer_id: 'sold', stock: 0 }),
      buildOffer({ offer_id: 'resale', inventory_type: 'resale', price: 88 }),
      buildOffer({ offer_id: 'good' }),
    ];
    const changes = [{ type: 'stock_increase', sections: ['sec-101'] }];
    const decision = decided(buildNotification({ offers, changes }), [buildEntry({ resale_tickets: false })]);
    expect(decision.outcome).toBe('alert');
    expect(decision.reasons.map(({ filter, rejected, of }) => [filter, rejected, of])).toEqual([
      ['affected_sections', 1, 4],
      ['availability', 1, 3],
      ['resale_tickets', 1, 2],
    ]);
  });
});
