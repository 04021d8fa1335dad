import { expect, it } from 'vitest';
import { markRepeated, memoizeByOffer } from '../../../../../core/notification/decoding/incremental/offer-memo.ts';
import { buildOffer } from '../../../../support/build-notification.ts';

it('derives once from an offer that comes again, and each time from others', () => {
  let computed = 0;
  const keyOf = memoizeByOffer(({ key }) => {
    computed += 1;
    return { key };
  });
  const repeated = buildOffer({ offer_id: 'a' });
  const other = buildOffer({ offer_id: 'b' });
  markRepeated([repeated]);
  expect([keyOf(repeated), keyOf(repeated), keyOf(other), keyOf(other)].map(({ key }) => key)).toEqual([
    repeated.key,
    repeated.key,
    other.key,
    other.key,
  ]);
  expect(computed).toBe(3);
});
