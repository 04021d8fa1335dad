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

it('keeps a price as the site wrote it last', () => {
  const table = createOfferPricesTable(10);
  const a = offer('s', 'a');
  table.addLater(a, 100, '1');
  table.addLater({ ...a, price_label: '€' }, 100, '2');
  table.addLater({ ...a, price_label: '£' }, 90, '3');
  expect(table.get(a)).toEqual({
    last: { price: 90, label: '£', at: '3' },
    previous: { price: 100, label: '€', at: '2' },
  });
});

it('tells offers of one id in two sections apart, and sections whose names run into the id', () => {
  const table = createOfferPricesTable(10);
  const offers = [offer('s', 'a'), offer('t', 'a'), offer(null, 'a'), offer('s/a', 'b'), offer('s', 'a/b')];
  for (const [at, one] of offers.entries()) table.addLater(one, at, 'then');
  expect(offers.map((one) => table.get(one)?.last.price)).toEqual([0, 1, 2, 3, 4]);
  expect(table.get(offer('u', 'a'))).toBeNull();
});

it('forgets what was not seen for longest if there are too many, not what is seen again and again', () => {
  const table = createOfferPricesTable(4);
  const left = () => ['a', 'b', 'c', 'd', 'e', 'f'].filter((id) => table.get(offer('s', id)) !== null);
  const see = (...ids: string[]) => {
    for (const id of ids) table.addLater(offer('s', id), 1, '1');
  };
  see('a', 'b', 'c', 'd');
  expect(left()).toEqual(['a', 'b', 'c', 'd']);
  see('b', 'e');
  expect(left()).toEqual(['b', 'c', 'd', 'e']);
  see('b', 'f');
  expect(left()).toEqual(['b', 'e', 'f']);
});

it('keeps the earlier price of an offer of a long message that always has new ones', () => {
  const table = createOfferPricesTable(100);
  const standing = Array.from({ length: 30 }, (_, at) => offer('s', `standing-${at}`));
  for (let message = 0; message < 50; message += 1) {
    for (const one of standing) table.addLater(one, message, 'then');
    for (let at = 0; at < 10; at += 1) table.addLater(offer('s', `new-${message}-${at}`), 1, 'then');
    if (message > 0) for (const one of standing) expect(table.get(one)?.previous?.price).toBe(message - 1);
  }
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

it('forgets the earliest prices first', () => {
  const table = createOfferPricesTable(4);
  for (const id of ['d', 'c', 'b', 'a']) table.addEarlier(offer('s', id), 1, '1');
  table.addLater(offer('s', 'e'), 1, '2');
  expect(['a', 'b', 'c', 'd', 'e'].filter((id) => table.get(offer('s', id)) !== null)).toEqual(['c', 'd', 'e']);
});
