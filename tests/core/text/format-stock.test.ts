import { expect, it } from 'vitest';
import { formatStock } from '../../../core/text/format-stock.ts';

it.each([
  [0, '0 left'],
  [12, '12 left'],
  [1234, '1,234 left'],
])('a stock of %d is written "%s"', (stock, text) => {
  expect(formatStock(stock)).toBe(text);
});
