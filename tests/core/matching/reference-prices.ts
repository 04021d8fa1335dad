import type { PriceClass, PriceHistory } from '../../../core/matching/history/price-history.ts';
import { createEventPrices } from '../../../core/series/event-prices.ts';

/** A price that was seen: how many minutes before the message, of which section ('' for the event) and class. */
export interface SeenPoint {
  readonly minutesAgo: number;
  readonly section: string;
  readonly class: PriceClass;
  /** `null`: nothing to buy. */
  readonly price: number | null;
  readonly label: string | null;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** The product's history of what was seen. @param nowMs on the hour, so that the days begin with hours. */
export function historyOf(seen: readonly SeenPoint[], nowMs: number): PriceHistory {
  const prices = createEventPrices();
  for (const point of inOrder(seen)) prices.add(nowMs - point.minutesAgo * 60_000, [point]);
  return prices.history(nowMs);
}

/** A naive reading of the same: goes through every minute that matters, and keeps nothing small. */
export function referencePrice(
  seen: readonly SeenPoint[],
  kind: 'lowest' | 'median',
  section: string,
  priceClass: PriceClass,
  days: number,
): { readonly price: number; readonly label: string | null } | null {
  if (!seen.some(({ minutesAgo }) => minutesAgo <= 30 * DAY)) return null;
  const points = inOneCurrency(inOrder(seen).filter((one) => one.section === section && one.class === priceClass));
  const label = points.findLast((point) => point.price !== null && point.label !== null)?.label ?? null;
  /** What stood at a moment, before what is given then. */
  const stoodAt = (minutesAgo: number) => points.findLast((point) => point.minutesAgo > minutesAgo)?.price ?? null;
  const given = (fromMinutesAgo: number, toMinutesAgo: number) =>
    points
      .filter(({ minutesAgo }) => minutesAgo <= fromMinutesAgo && minutesAgo > toMinutesAgo)
      .map(({ price }) => price);
  const lowestOf = (prices: readonly (number | null)[]) => {
    const known = prices.filter((price) => price !== null);
    return known.length === 0 ? null : Math.min(...known);
  };
  const lowestBetween = (from: number, to: number) => lowestOf([stoodAt(from), ...given(from, to)]);
  if (kind === 'lowest') {
    // A price that ended at the very beginning of these days stood on none of them.
    const standing = points.findLast(({ minutesAgo }) => minutesAgo >= days * DAY)?.price ?? null;
    const price = lowestOf([standing, ...given(days * DAY - 1, -1)]);
    return price === null ? null : { price, label };
  }
  // The hour that begins with the message, and those before it.
  const hours = Array.from({ length: days * 24 }, (_, hour) => lowestBetween(hour * HOUR, (hour - 1) * HOUR))
    .filter((price) => price !== null)
    .sort((a, b) => a - b);
  const [left, right] = [hours[Math.ceil(hours.length / 2) - 1], hours[Math.floor(hours.length / 2)]];
  return left === undefined || right === undefined ? null : { price: (left + right) / 2, label };
}

function inOrder(seen: readonly SeenPoint[]): SeenPoint[] {
  return seen.toSorted((a, b) => b.minutesAgo - a.minutesAgo);
}

/** Those since the currency last changed. */
function inOneCurrency(points: readonly SeenPoint[]): readonly SeenPoint[] {
  let sign: string | null = null;
  let kept: SeenPoint[] = [];
  for (const point of points) {
    const own = point.price === null ? null : signOf(point.label);
    if (own !== null && sign !== null && own !== sign) kept = [];
    sign = own ?? sign;
    kept.push(point);
  }
  return kept;
}

/** Of the two currencies that the tests use. */
export function signOf(label: string | null): '$' | '€' | null {
  if (label?.includes('$')) return '$';
  return label?.includes('€') ? '€' : null;
}
