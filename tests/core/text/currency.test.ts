import { expect, it } from 'vitest';
import { currencyOf, differInCurrency } from '../../../core/text/currency.ts';

it.each([
  ['$129.50', '$'],
  ['from $129.50 each', '$'],
  ['129,50 €', '€'],
  ['CA$ 99', 'CA$'],
  ['US$99.00', 'US$'],
  ['CHF 80.-', 'CHF'],
  ['80 CHF', 'CHF'],
  ['450 kr', 'kr'],
  ['120 zł', 'zł'],
  ['¥27,000', '¥'],
  ['129.50', null],
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
