import { memoize } from './memoize.ts';

const MONEY_SIGN = /\p{Lu}{0,3}\p{Sc}/u;
const CODE = /(?<!\p{L})\p{Lu}{3}(?!\p{L})/u;
const WORD = /\p{L}+\.?/u;

/**
 * The currency of a price as a site writes it: `$` of `$129.50`, `CA$` of `from CA$ 99`, `CHF` of `CHF 80.-`, `kr` of
 * `450 kr`. `null` if there is none to see.
 */
export const currencyOf: (label: string) => string | null = memoize((label) => {
  const [found] = MONEY_SIGN.exec(label) ?? CODE.exec(label) ?? WORD.exec(label) ?? [];
  return found === undefined ? null : found;
});

/** Whether two prices are surely not in one currency. A price that names none is in that of the other. */
export function differInCurrency(one: string | null, other: string | null): boolean {
  if (one === null || other === null || one === other) return false;
  const [left, right] = [currencyOf(one), currencyOf(other)];
  return left !== null && right !== null && left !== right;
}
