import { formatAmount } from './format-amount.ts';

/**
 * An amount as a site writes prices: with the currency, the decimals and the separators of `label`, a price that it wrote
 * ("$129.50", "1.299,00 €", "¥27,000"). Without one, or one that is no plain price: "129.50".
 */
export function formatLike(amount: number, label: string | null): string {
  const [, before = '', number = '', after = ''] =
    /^(\D{0,6}?)(\d(?:[\d.,’' \u00a0]*\d)?)(\D{0,6})$/u.exec(label ?? '') ?? [];
  if (number === '') return formatAmount(amount);
  const [, mark = '', decimals = ''] = /([.,])(\d{1,2})$/.exec(number) ?? [];
  const whole = mark === '' ? number : number.slice(0, -1 - decimals.length);
  const separator = /\D/.exec(whole)?.[0] ?? (mark === ',' ? '.' : ',');
  // A label without decimals does not hide those that the amount has.
  const digits = decimals.length > 0 ? Math.max(2, decimals.length) : Number.isInteger(amount) ? 0 : 2;
  const [units = '', fraction] = amount.toFixed(digits).split('.');
  const grouped = units.replace(/\B(?=(?:\d{3})+$)/g, separator);
  return `${before}${grouped}${fraction === undefined ? '' : `${mark === '' ? (separator === '.' ? ',' : '.') : mark}${fraction}`}${after}`;
}
