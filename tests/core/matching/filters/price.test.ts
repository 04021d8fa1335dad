import { describe, expect, it } from 'vitest';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';
import { answersAs } from './answers-as.ts';

describe('min_price_filter', () => {
  answersAs('min_price_filter', [
    { when: 'above', entry: { min_price_filter: 50 }, offer: { price: 50.01 }, is: 'yes' },
    { when: 'inclusive', entry: { min_price_filter: 50 }, offer: { price: 50 }, is: 'yes' },
    { when: 'below', entry: { min_price_filter: 50 }, offer: { price: 49.99 }, is: 'no' },
    {
      when: 'price decides, not the price without fees',
      entry: { min_price_filter: 50 },
      offer: { price: 60, price_without_fees: 40 },
      is: 'yes',
    },
    {
      when: 'no price',
      entry: { min_price_filter: 50 },
      offer: { price: null, price_without_fees: 60 },
      is: 'unknown',
    },
  ]);
});

describe('max_price_filter', () => {
  answersAs('max_price_filter', [
    { when: 'below', entry: { max_price_filter: 150 }, offer: { price: 149.99 }, is: 'yes' },
    { when: 'inclusive', entry: { max_price_filter: 150 }, offer: { price: 150 }, is: 'yes' },
    { when: 'above', entry: { max_price_filter: 150 }, offer: { price: 150.01 }, is: 'no' },
    {
      when: 'fees count',
      entry: { max_price_filter: 150 },
      offer: { price: 160, price_without_fees: 140 },
      is: 'no',
    },
    { when: '0 means none', entry: { max_price_filter: 0 }, offer: { price: 999 }, is: 'yes' },
    { when: 'no price', entry: { max_price_filter: 150 }, offer: { price: null }, is: 'unknown' },
  ]);

  it('names both limits where a price they need is missing', () => {
    const entry = buildEntry({ min_price_filter: 50, max_price_filter: 150 });
    const decision = decided(buildNotification({ offers: [buildOffer({ price: null })] }), [entry]);
    expect(decision.unverified).toEqual(['min_price_filter', 'max_price_filter']);
  });
});
