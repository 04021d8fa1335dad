import type { EventSeries } from '../../core/series/event-series.ts';

/**
 * The prices that a chart shows: those of the series with room below for the stock and a little above, and a highest price
 * of the user that lies near them. One far away would leave the line flat.
 */
export function priceRange(min: number | null, max: number | null, maxPrices: readonly number[]): [number, number] {
  if (min === null || max === null) return [0, 1];
  const reach = Math.max(max - min, max * 0.25);
  const near = maxPrices.filter((price) => price >= min - reach && price <= max + reach);
  const [low, high] = [Math.min(min, ...near), Math.max(max, ...near)];
  const span = high - low || Math.max(1, high * 0.2);
  return [Math.max(0, low - span * 0.5), high + span * 0.15];
}

/** Which of the user's highest prices are in sight. */
export function maxPricesInSight(steps: EventSeries['steps'], maxPrices: readonly number[]): readonly number[] {
  const known = steps.flatMap(([, price]) => price ?? []);
  if (known.length === 0) return [];
  const [low, high] = priceRange(Math.min(...known), Math.max(...known), maxPrices);
  return maxPrices.filter((price) => price >= low && price <= high);
}
