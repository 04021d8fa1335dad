import { expect, it } from 'vitest';
import { comparePrices, currencyOf, differInCurrency } from '../../../core/text/currency.ts';

it.each([
  ['$129.50', '$'],
  ['from $129.50 each', '$'],
  ['129,50 €', '€'],
  ['CA$ 99', 'CA$'],
  ['US$99.00', 'US$'],
  ['CHF 80.-', 'CHF'],
  ['80 CHF', 'CHF'],
  ['Standard CHF 80', 'CHF'],
  ['450 kr', 'kr'],
  ['120 zł', 'zł'],
  ['¥27,000', '¥'],
  ['129.50', null],
  ['from 99', null],
  ['ab 80 kr.', 'kr.'],
  ['Free', null],
  ['', null],
])('%j is in %s', (label, currency) => {
  expect(currencyOf(label)).toBe(currency);
});

it.each([
  ['$1', '$2', false],
  ['$1', '1 €', true],
  ['$1', 'CA$1', true],
  ['$1', null, false],
  ['$1', '1.00', false],
])('%j and %j differ: %s', (one, other, differ) => {
  expect(differInCurrency(one, other)).toBe(differ);
  expect(differInCurrency(other, one)).toBe(differ);
});

it('prices are sorted by currency, then by amount; those without one come last', () => {
  const prices = [
    { price: 300, label: '¥300' },
    { price: 129.5, label: '$129.50' },
    { price: 5, label: null },
    { price: 90, label: '90,00 €' },
    { price: 27_000, label: '¥27,000' },
    { price: 4, label: 'from 4' },
    { price: 80, label: 'from $80' },
  ];
  expect(prices.sort(comparePrices).map(({ price }) => price)).toEqual([80, 129.5, 300, 27_000, 90, 4, 5]);
});
