import { expect, it } from 'vitest';
import { rankOffers } from '../../../../core/matching/offers/rank-offers.ts';
import { relevantOffers } from '../../../../core/matching/offers/relevant-offers.ts';
import type { Offer } from '../../../../core/notification/notification.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';

const idsOf = (offers: readonly Offer[]) => offers.map(({ offer_id }) => offer_id).join();

it.each([
  ['the cheaper', { price: 60 }, { price: 50 }, 'b,a'],
  ['a known price before an unknown one', { price: null }, { price: 500 }, 'b,a'],
  ['a known price before an unknown one', { price: 500 }, { price: null }, 'a,b'],
  ['free before cheap', { price: 1 }, { price: 0 }, 'b,a'],
  ['the larger stock', { stock: 2 }, { stock: 3 }, 'b,a'],
  ['a known stock before an unknown one', { stock: null }, { stock: 0 }, 'b,a'],
  ['the larger stock of unknown prices', { price: null, stock: 2 }, { price: null, stock: 3 }, 'b,a'],
  ['the order given', {}, {}, 'a,b'],
  ['one with a link before a cheaper one', { price: 50, atc: null }, { price: 60 }, 'b,a'],
  ['one whose link may be opened', { price: 50, atc: 'javascript:1' }, { price: 60 }, 'b,a'],
])('ranks %s first', (_, a, b, order) => {
  expect(idsOf(rankOffers([buildOffer({ offer_id: 'a', ...a }), buildOffer({ offer_id: 'b', ...b })]))).toBe(order);
});

it('keeps the order of many equals', () => {
  const offers = ['20', 'b', '3', 'a', '100'].map((offer_id) => buildOffer({ offer_id }));
  expect(idsOf(rankOffers(offers))).toBe('20,b,3,a,100');
});

it('ranks a better fit before everything else', () => {
  const offers = [buildOffer({ offer_id: 'a', price: 10 }), buildOffer({ offer_id: 'b', price: 90, atc: null })];
  expect(idsOf(rankOffers(offers, ({ offer_id }) => (offer_id === 'b' ? 0 : 1)))).toBe('b,a');
});

const soldOut = { stock: 0 };
it.each([
  ['those that changed and can be bought', {}, {}, {}, 'a,b'],
  ['not those that changed and are sold out', soldOut, {}, {}, 'b'],
  ['those that can be bought, if what changed is sold out', soldOut, soldOut, {}, 'c'],
  ['those that changed, if all are sold out', soldOut, soldOut, soldOut, 'a,b'],
  ['not those marked inactive', { available: false }, {}, {}, 'b'],
])('the relevant offers are %s', (_, a, b, c, ids) => {
  const offers = [
    buildOffer({ offer_id: 'a', section: '101', ...a }),
    buildOffer({ offer_id: 'b', section: '101', ...b }),
    buildOffer({ offer_id: 'c', section: '207', section_key: 'sec-207', ...c }),
  ];
  const changes = [
    { type: 'stock_increase', sections: ['101'] },
    { type: 'price_decrease', sections: ['207'] },
  ];
  expect(idsOf(relevantOffers(buildNotification({ offers, changes }), ['stock_increase']))).toBe(ids);
});
