/** A currency as ticket sites print it: `prefix` and the smallest step prices move in. */
interface Currency {
  readonly prefix: string;
  readonly decimals: 0 | 2;
  readonly step: number;
}

const CURRENCIES = {
  US: { prefix: '$', decimals: 2, step: 0.5 },
  CA: { prefix: 'CA$', decimals: 2, step: 0.5 },
  MX: { prefix: 'MX$', decimals: 2, step: 10 },
  UK: { prefix: '£', decimals: 2, step: 0.25 },
  EU: { prefix: '€', decimals: 2, step: 0.25 },
  AU: { prefix: 'A$', decimals: 2, step: 0.5 },
  JP: { prefix: '¥', decimals: 0, step: 100 },
} as const satisfies Record<string, Currency>;

/** Where an event is on sale, as the envelope's `region` names it. */
export type Region = keyof typeof CURRENCIES;

/** The nearest price a site of this region would ask. Never below one step. */
export function roundPrice(amount: number, region: Region): number {
  const { step } = CURRENCIES[region];
  return Math.max(step, Math.round(amount / step) * step);
}

/** Made once: a message has hundreds of prices. */
const NUMBER_FORMATS = { 0: createNumberFormat(0), 2: createNumberFormat(2) } as const;

/** A price with its currency in front: `$1,129.50`, `¥12,800`. */
export function formatPriceLabel(price: number, region: Region): string {
  const { prefix, decimals } = CURRENCIES[region];
  return prefix + NUMBER_FORMATS[decimals].format(price);
}

function createNumberFormat(decimals: number): Intl.NumberFormat {
  return new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
