import { describe, expect, it } from 'vitest';
import { evaluateOffers } from '../../../core/feed/evaluate-offers.ts';
import type { Offer } from '../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { buildEntry } from '../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../support/build-notification.ts';
import { decided } from '../matching/build.ts';

function evaluations(offers: readonly Offer[], filters: Partial<WatchlistEntry> | null, sections?: readonly string[]) {
  const all = offers.map((offer) => offer.section_name);
  const notification = buildNotification({
    offers,
    changes: [{ type: 'stock_increase', sections: sections ?? all }],
  });
  const entry = filters === null ? null : buildEntry(filters);
  const decision = decided(notification, entry === null ? [] : [entry]);
  return evaluateOffers(notification, decision, entry, null);
}

describe('what the watchlist says of every offer', () => {
  it('puts those that pass first, the best first, then the others with the reason', () => {
    const offers = [
      buildOffer({ offer_id: 'dear', section: '101', price: 153.5 }),
      buildOffer({ offer_id: 'fine', section: '102', price: 140 }),
      buildOffer({ offer_id: 'best', section: '103', price: 120 }),
      buildOffer({ offer_id: 'resale', section: '104', inventory_type: 'resale' }),
      buildOffer({ offer_id: 'gone', section: '105', stock: 0 }),
    ];
    expect(
      evaluations(offers, { max_price_filter: 150, resale_tickets: false }).map(({ key, reason }) => [key, reason]),
    ).toEqual([
      ['sec-101/best', null],
      ['sec-101/fine', null],
      ['sec-101/dear', 'over by 3.50'],
      ['sec-101/resale', 'resale'],
      ['sec-101/gone', 'sold out'],
    ]);
  });

  it.each([
    [false, 'does not fit your keywords'],
    [true, 'row not stated'],
  ])('gives a fact that is not stated as the reason only of a strict entry: %s', (strict, reason) => {
    const filters = { row_filter: 'C', keywords: 'balcony', strict };
    expect(evaluations([buildOffer()], filters)[0]?.reason).toBe(reason);
  });

  it('marks what the message is about', () => {
    const offers = [
      buildOffer({ section_key: 's1', section: '101', offer_name: 'Aisle Row C', inventory_type: 'resale' }),
      buildOffer({ section_key: 's2', section: '102' }),
    ];
    expect(evaluations(offers, {}, ['101'])).toMatchObject([
      { passes: true, changed: true, row: 'C', classes: ['resale'] },
      { passes: false, changed: false, row: null, classes: [], reason: 'not changed' },
    ]);
  });

  it('gives no reason by filters if no entry decided', () => {
    expect(evaluations([buildOffer()], null)).toMatchObject([{ passes: true, reason: null }]);
  });
});
