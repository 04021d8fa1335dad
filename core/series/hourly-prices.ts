const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** The longest time that is looked back. */
export const MAX_DAYS = 30;

/** Numbers that stand for an hour in `HourlyPrices.values`. */
const WIDTH = 3;

/**
 * The lowest prices of an event or a section over the last 30 days, small enough to be kept for thousands. A price stands
 * until another one is given. Only hours in which the price changed are kept, at most 721.
 */
export interface HourlyPrices {
  /** Numbers that are kept. */
  size(): number;
  /** Adds what a message gives: the lowest price, or that there is none (`null`). In the order of arrival. */
  add(atMs: number, price: number | null): void;
  clear(): void;
  /** The lowest price of the last days, and when it was given; `null` if there was none. */
  lowest(days: number, nowMs: number): { readonly price: number; readonly atMs: number } | null;
  /**
   * The median of the last days: each hour in which something could be bought counts once, with its lowest price. With it
   * the moment from which on hours count. `null` if there are none.
   */
  median(days: number, nowMs: number): { readonly price: number; readonly atMs: number } | null;
  /** Plain numbers, to pass from one thread to another. */
  values(): readonly number[];
}

/** @param values as `values()` gives them. They are taken over. */
export function createHourlyPrices(values: number[] = []): HourlyPrices {
  /**
   * For each hour when its lowest price was given (milliseconds since the epoch), that price, and the last price of the
   * hour, one after the other. NaN: nothing to buy.
   */
  const hours = values;
  const count = () => hours.length / WIDTH;
  const at = (index: number) => hours[index * WIDTH] ?? Number.NaN;
  const low = (index: number) => hours[index * WIDTH + 1] ?? Number.NaN;
  const last = (index: number) => hours[index * WIDTH + 2] ?? Number.NaN;

  /** Keeps one hour from before the 30 days: what stood when they began. */
  function forgetOld(nowMs: number): void {
    let old = 0;
    while (old + 1 < count() && at(old + 1) <= nowMs - MAX_DAYS * DAY_MS) old += 1;
    if (old > 0) hours.splice(0, old * WIDTH);
  }

  return {
    size: () => hours.length,
    add(atMs, given) {
      const price = given ?? Number.NaN;
      const newest = count() - 1;
      if (newest >= 0 && Object.is(last(newest), price)) return;
      // A clock that was set back does not change the order.
      if (newest < 0 || hourOf(atMs) > hourOf(at(newest))) {
        hours.push(atMs, price, price);
        forgetOld(atMs);
        return;
      }
      hours[newest * WIDTH + 2] = price;
      if (price < low(newest) || Number.isNaN(low(newest))) {
        hours[newest * WIDTH] = Math.max(atMs, at(newest));
        hours[newest * WIDTH + 1] = price;
      }
    },
    clear: () => hours.splice(0),
    lowest(days, nowMs) {
      const fromMs = nowMs - days * DAY_MS;
      let found = -1;
      let price = Number.POSITIVE_INFINITY;
      for (let index = 0; index < count(); index += 1) {
        const begins = at(index) >= fromMs;
        // What was given before counts if it still stood then.
        if (!begins && index + 1 < count() && at(index + 1) <= fromMs) continue;
        const value = begins ? low(index) : last(index);
        if (!(value <= price)) continue;
        found = index;
        price = value;
      }
      return found < 0 ? null : { price, atMs: at(found) };
    },
    median(days, nowMs) {
      const now = Math.max(hourOf(nowMs), count() === 0 ? 0 : hourOf(at(count() - 1)));
      const first = now - days * 24 + 1;
      const weights = new Map<number, number>();
      const weigh = (price: number, fromHour: number, toHour: number) => {
        const length = toHour - Math.max(fromHour, first) + 1;
        if (length > 0 && !Number.isNaN(price)) weights.set(price, (weights.get(price) ?? 0) + length);
      };
      for (let index = 0; index < count(); index += 1) {
        const hour = hourOf(at(index));
        const next = index + 1 < count() ? hourOf(at(index + 1)) : now + 1;
        const stood = index === 0 ? Number.NaN : last(index - 1);
        weigh(lower(low(index), stood), hour, hour);
        weigh(last(index), hour + 1, next - 1);
      }
      const price = weightedMedian(weights);
      const begun = count() === 0 ? 0 : at(0);
      return price === null ? null : { price, atMs: Math.max(begun, nowMs - days * DAY_MS) };
    },
    values: () => hours,
  };
}

const hourOf = (ms: number) => Math.floor(ms / HOUR_MS);

function lower(one: number, other: number): number {
  if (Number.isNaN(one)) return other;
  return other < one ? other : one;
}

/** Of an even number of hours, between the two in the middle. */
function weightedMedian(weights: ReadonlyMap<number, number>): number | null {
  const sorted = [...weights].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, weight]) => sum + weight, 0);
  if (total === 0) return null;
  const priceAt = (place: number): number => {
    let passed = 0;
    for (const [price, weight] of sorted) {
      passed += weight;
      if (place < passed) return price;
    }
    return 0;
  };
  return (priceAt(Math.floor((total - 1) / 2)) + priceAt(Math.floor(total / 2))) / 2;
}
