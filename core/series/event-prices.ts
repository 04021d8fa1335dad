import type { PastPrice, PriceClass, PriceHistory } from '../matching/history/price-history.ts';
import { differInCurrency } from '../text/currency.ts';
import { MAX_NAME_LENGTH } from '../text/name-length.ts';
import { createHourlyPrices, type HourlyPrices, MAX_DAYS } from './hourly-prices.ts';
import type { SeriesPoint } from './series-points.ts';

const MAX_SILENCE_MS = MAX_DAYS * 24 * 60 * 60 * 1000;

/** The prices of one event at one site, by section and class, as relative filters need them. Texts that are too long for a name are left out. */
export interface EventPrices {
  /** Numbers that are kept. */
  size(): number;
  /** Adds what a message says. In the order of arrival; adding one again changes nothing. */
  add(atMs: number, points: Iterable<PricePoint>): void;
  /** What was seen so far, for a message that arrives now. */
  history(nowMs: number): PriceHistory;
  /** Plain JSON, to pass from one thread to another. */
  stored(): StoredPrices;
}

/** Of a point what matters for prices. */
export type PricePoint = Pick<SeriesPoint, 'section' | 'class' | 'price' | 'label'>;

export interface StoredPrices {
  /** Milliseconds since the epoch. When the last message about the event arrived. */
  readonly heardAtMs: number;
  readonly series: readonly StoredSeries[];
}

interface StoredSeries {
  readonly section: string;
  readonly class: PriceClass;
  readonly label: string | null;
  /** As `HourlyPrices` gives them. */
  readonly values: readonly number[];
}

interface Series {
  readonly section: string;
  readonly class: PriceClass;
  label: string | null;
  readonly prices: HourlyPrices;
}

export function createEventPrices(stored?: StoredPrices): EventPrices {
  const series = new Map<string, Series>();
  let heardAtMs = stored?.heardAtMs ?? 0;
  let size = 0;
  for (const { values, ...one } of stored?.series ?? []) {
    series.set(keyOf(one), { ...one, prices: createHourlyPrices([...values]) });
    size += values.length;
  }

  function addPoint(atMs: number, point: PricePoint): void {
    const { section, class: priceClass, price } = point;
    const label = point.label !== null && point.label.length > MAX_NAME_LENGTH ? null : point.label;
    const key = keyOf(point);
    let known = series.get(key);
    if (known === undefined) {
      if (price === null || section.length > MAX_NAME_LENGTH) return;
      known = { section, class: priceClass, label, prices: createHourlyPrices() };
      series.set(key, known);
    }
    size -= known.prices.size();
    if (price !== null && label !== null) {
      // Prices in another currency cannot be compared with those to come.
      if (differInCurrency(known.label, label)) known.prices.clear();
      known.label = label;
    }
    known.prices.add(atMs, price);
    size += known.prices.size();
  }

  return {
    size: () => size,
    add(atMs, points) {
      heardAtMs = Math.max(heardAtMs, atMs);
      for (const point of points) addPoint(atMs, point);
    },
    history(nowMs) {
      // A clock that was set back does not undo what was seen.
      const atMs = Math.max(nowMs, heardAtMs);
      return {
        answer({ kind, class: priceClass, days }, section): PastPrice | null {
          if (atMs - heardAtMs > MAX_SILENCE_MS) return null;
          const known = series.get(keyOf({ section, class: priceClass }));
          const found = known?.prices[kind](days, atMs) ?? null;
          if (known === undefined || found === null) return null;
          return { price: found.price, label: known.label, at: toInstant(found.atMs) };
        },
      };
    },
    stored: () => ({
      heardAtMs,
      series: [...series.values()].map(({ prices, ...one }) => ({ ...one, values: prices.values() })),
    }),
  };
}

function keyOf(point: { readonly section: string; readonly class: PriceClass }): string {
  return `${point.class} ${point.section}`;
}

/** To the second. */
function toInstant(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
