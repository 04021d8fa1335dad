import { expect, it } from 'vitest';
import { createOfferPricesTable } from '../../../../core/feed/price/offer-prices.ts';
import { buildOffer } from '../../../support/build-notification.ts';

const offer = (section_key: string | null, offer_id: string) => buildOffer({ section_key, offer_id, price_label: '$' });
const seen = (price: number, at: string) => ({ price, label: '$', at });

it('keeps the newest price of an offer and the one before it', () => {
  const table = createOfferPricesTable(10);
  const a = offer('s', 'a');
  table.addLater(a, 100, '1');
  table.addLater(a, 90, '2');
  table.addLater(a, 90, '3');
  expect(table.get(a)).toEqual({ last: seen(90, '3'), previous: seen(100, '1') });
  table.addLater(a, 95, '4');
  expect(table.get(a)).toEqual({ last: seen(95, '4'), previous: seen(90, '3') });
});

it('tells offers of one id in two sections apart, and sections whose names run into the id', () => {
  const table = createOfferPricesTable(10);
  const offers = [offer('s', 'a'), offer('t', 'a'), offer(null, 'a'), offer('s/a', 'b'), offer('s', 'a/b')];
  for (const [at, one] of offers.entries()) table.addLater(one, at, 'then');
  expect(offers.map((one) => table.get(one)?.last.price)).toEqual([0, 1, 2, 3, 4]);
  expect(table.get(offer('u', 'a'))).toBeNull();
});

it('forgets the oldest offer if there are too many, and its section with its last one', () => {
  const table = createOfferPricesTable(3);
  for (const id of ['a', 'b']) table.addLater(offer('s', id), 1, '1');
  for (const id of ['c', 'd', 'e']) table.addLater(offer('t', id), 1, '2');
  const left = () => ['a', 'b', 'c', 'd', 'e'].filter((id) => table.get(offer(id < 'c' ? 's' : 't', id)) !== null);
  expect(left()).toEqual(['c', 'd', 'e']);
  table.addLater(offer('s', 'b'), 1, '3');
  expect(left()).toEqual(['b', 'd', 'e']);
});

it('earlier prices come before what is known, and take no room from it', () => {
  const table = createOfferPricesTable(2);
  const a = offer('s', 'a');
  table.addLater(a, 90, '5');
  table.addEarlier(a, 90, '4');
  table.addEarlier(a, 120, '3');
  table.addEarlier(a, 150, '2');
  expect(table.get(a)).toEqual({ last: seen(90, '5'), previous: seen(120, '3') });
  table.addEarlier(offer('s', 'b'), 1, '1');
  table.addEarlier(offer('s', 'c'), 1, '1');
  expect(table.get(offer('s', 'b'))?.last.price).toBe(1);
  expect(table.get(offer('s', 'c'))).toBeNull();
});
