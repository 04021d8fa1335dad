import { expect, it } from 'vitest';
import { offerNames } from '../../../../core/feed/search/offer-names.ts';
import { buildOffer } from '../../../support/build-notification.ts';

it('names the best offer first, then each other section and offer once, then the sections that changed', () => {
  const offers = ['101', '102', '101'].map((section) => buildOffer({ section, offer_name: 'Séat' }));
  const changes = [{ type: 'stock_increase', sections: ['102', 'Floor', ''] }];
  const best = { section_name: '102', offer_name: null };
  expect([...offerNames({ offers, changes }, best)]).toEqual(['section 102', 'section 101', 'seat', 'floor']);
});

it('names no more than 2,000, and of a long one the beginning', () => {
  const offers = Array.from({ length: 2_500 }, (_, at) => buildOffer({ section: `${at}`.padEnd(300, 'x') }));
  const names = [...offerNames({ offers, changes: null }, null)];
  expect(names).toHaveLength(2_000);
  expect(names[0]).toBe('0'.padEnd(200, 'x'));
});
