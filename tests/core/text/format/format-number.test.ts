import { expect, it } from 'vitest';
import { formatCount, formatNumber, formatStock } from '../../../../core/text/format/format-number.ts';

it.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [1_234_567, '1,234,567'],
  [-1_234, '-1,234'],
])('%d is written "%s"', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

it('counts and stock have separators too', () => {
  expect(formatCount(1, 'offer')).toBe('1 offer');
  expect(formatCount(1_234, 'entry', 'entries')).toBe('1,234 entries');
  expect(formatStock(1_234)).toBe('1,234 left');
});
