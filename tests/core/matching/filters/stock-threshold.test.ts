import { describe, expect, it } from 'vitest';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';
import { answersAs } from './answers-as.ts';

describe('stock_threshold_filter', () => {
  const entry = { stock_threshold_filter: 6 };
  const offers = (...stocks: (number | null)[]) =>
    stocks.map((stock, index) => buildOffer({ offer_id: `o${index}`, stock }));
  answersAs('stock_threshold_filter', [
    { when: 'the sum reaches it', entry, message: { offers: offers(2, 4) }, is: 'yes' },
    {
      when: 'the sum does not, whatever the envelope says',
      entry,
      message: { offers: offers(2, 3), stock: 42 },
      is: 'no',
    },
    { when: 'the known part already does', entry, message: { offers: offers(6, null), stock: 0 }, is: 'yes' },
    {
      when: 'some stock and the envelope unknown',
      entry,
      message: { offers: offers(5, null), stock: null },
      is: 'unknown',
    },
    { when: 'some stock unknown, the envelope below', entry, message: { offers: offers(5, null), stock: 5 }, is: 'no' },
  ]);

  it('lets the envelope decide where some stock is unknown, unverified also when strict', () => {
    const notification = buildNotification({ offers: offers(5, null), stock: 6 });
    for (const strict of [false, true]) {
      expect(decided(notification, [buildEntry({ ...entry, strict })])).toMatchObject({
        outcome: 'alert',
        unverified: ['stock_threshold_filter'],
      });
    }
  });

  it('counts only offers that pass every other filter', () => {
    const notification = buildNotification({
      offers: [
        buildOffer({ offer_id: 'cheap', price: 90, stock: 5 }),
        buildOffer({ offer_id: 'dear', price: 200, stock: 9 }),
      ],
    });
    const decision = decided(notification, [buildEntry({ ...entry, max_price_filter: 100 })]);
    expect(decision.outcome).toBe('filtered');
    expect(decision.reasons.map((reason) => reason.filter)).toEqual(['max_price_filter', 'stock_threshold_filter']);
  });

  it('asks the envelope where the message has no readable offers', () => {
    const enough = decided(buildNotification({ offers: [], stock: 6 }), [buildEntry(entry)]);
    expect(enough.outcome).toBe('alert');
    expect(enough.unverified).toContain('stock_threshold_filter');
    expect(decided(buildNotification({ offers: [], stock: 5 }), [buildEntry(entry)]).outcome).toBe('filtered');
  });
});
