import { expect, it } from 'vitest';
import { formatLike } from '../../../../core/text/format/format-like.ts';

it.each([
  [104.5, '$129.50', '$104.50'],
  [1299, '1.050,00 €', '1.299,00 €'],
  [27_000, '¥9,000', '¥27,000'],
  [61.5, '¥9,000', '¥61.50'],
  [640, '595 kr', '640 kr'],
  [80, "CHF 1'200.00", 'CHF 80.00'],
  [1234.5, "CHF 1'200.00", "CHF 1'234.50"],
  [1299, '95,50 €', '1.299,00 €'],
  [129.5, '$95.5', '$129.50'],
  [99, null, '99.00'],
  [99, 'from $20 to $30', '99.00'],
  [99, 'sold out', '99.00'],
])('%s is written as the site writes %s: %s', (amount, label, expected) => {
  expect(formatLike(amount, label)).toBe(expected);
});
