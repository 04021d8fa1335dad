import { memoize } from './memoize.ts';

const MONEY_SIGN = /\p{Lu}{0,3}\p{Sc}/u;
const CODE = /(?<!\p{L})\p{Lu}{3}(?!\p{L})/u;
const WORD = /\p{L}+\.?/gu;
/** Words beside a price that are no currency: `from 99`, `99 each`, `ab 80`. */
const OTHER_WORDS: ReadonlySet<string> = new Set(
  'from ab à a partir de des desde da vanaf fra från alkaen od each per ticket tickets incl excl plus fees fee starting at only nur about approx ca free gratis tba sold out price'.split(
    ' ',
  ),
);

/**
 * The currency of a price as a site writes it: `$` of `$129.50`, `CA$` of `from CA$ 99`, `CHF` of `CHF 80.-`, `kr` of
 * `450 kr`. `null` if it shows none, or there is no label.
 */
export function currencyOf(label: string | null): string | null {
  return label === null ? null : findCurrency(label);
}

const findCurrency: (label: string) => string | null = memoize((label) => {
  const [found] = MONEY_SIGN.exec(label) ?? CODE.exec(label) ?? [];
  if (found !== undefined) return found;
  const words = label.match(WORD) ?? [];
  return words.find((word) => !OTHER_WORDS.has(word.toLowerCase().replace('.', ''))) ?? null;
});

/** Whether two prices are surely not in one currency. A price that names none is in that of the other. */
export function differInCurrency(one: string | null, other: string | null): boolean {
  if (one === other) return false;
  const [left, right] = [currencyOf(one), currencyOf(other)];
  return left !== null && right !== null && left !== right;
}

/** An amount with the price label that shows its currency. */
export interface LabelledPrice {
  readonly price: number;
  readonly label: string | null;
}

/**
 * The order of prices in a table: by currency, and within one by amount, because amounts of two currencies cannot be compared. Currencies
 * come in the order of their signs; prices that name none come after those that do.
 */
export function comparePrices(left: LabelledPrice, right: LabelledPrice): number {
  const one = currencyOf(left.label);
  const other = currencyOf(right.label);
  if (one === other) return left.price - right.price;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -1 : 1;
}
