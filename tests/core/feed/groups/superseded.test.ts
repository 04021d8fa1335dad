import { describe, expect, it } from 'vitest';
import { createSupersededCheck } from '../../../../core/feed/groups/superseded.ts';
import type { Offer } from '../../../../core/notification/notification.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';

const best = buildOffer({ price: 100 });
const other = buildOffer({ offer_id: 'other' });

describe('what a later message does to an earlier drop', () => {
  it.each<[string, readonly Offer[], { reason: string; price: string | null } | null]>([
    ['lists the offer at the same price', [best], null],
    ['lists it cheaper', [buildOffer({ price: 90 })], null],
    ['lists it dearer', [buildOffer({ price: 120, price_label: '$120.00' })], { reason: 'price_up', price: '$120.00' }],
    ['lists it sold out', [buildOffer({ stock: 0 })], { reason: 'sold_out', price: null }],
    ['marks it as not on sale', [buildOffer({ available: false })], { reason: 'sold_out', price: null }],
    ['does not list it any more', [other], { reason: 'gone', price: null }],
    ['does not state its price', [buildOffer({ price: null })], null],
    ['lists no offers at all', [], null],
  ])('%s', (_, offers, expected) => {
    const later = buildNotification({ offers });
    const result = createSupersededCheck(later)({ best });
    expect(result).toEqual(expected === null ? null : { ...expected, at: later.received_at });
  });

  it('finds an offer whose id has a slash', () => {
    const slashed = buildOffer({ offer_id: '101/A' });
    expect(createSupersededCheck(buildNotification({ offers: [slashed] }))({ best: slashed })).toBeNull();
  });

  it('gives each drop the state of its offer', () => {
    const check = createSupersededCheck(buildNotification({ offers: [other, buildOffer({ stock: 0 })] }));
    expect([other, best, other, best].map((one) => check({ best: one })?.reason)).toEqual([
      undefined,
      'sold_out',
      undefined,
      'sold_out',
    ]);
  });

  it('says nothing of a drop without an offer', () => {
    expect(createSupersededCheck(buildNotification({ offers: [other] }))({ best: null })).toBeNull();
  });
});
