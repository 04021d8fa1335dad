/** From when to when something could be bought, as the messages say; `until` is `null` while it can. */
export interface StockPeriod {
  readonly from: number;
  /** The item of the message that began it. */
  readonly item: number;
  readonly until: number | null;
}

/** What a message says of the stock: 0 is sold out, `null` not known. */
export interface StockPoint {
  readonly at: number;
  readonly item: number;
  readonly stock: number | null;
}

/** The periods in which a section was in stock, oldest first. A message that does not say the stock changes nothing. */
export function stockPeriods(points: readonly StockPoint[]): StockPeriod[] {
  const periods: StockPeriod[] = [];
  let begun: StockPoint | null = null;
  for (const point of points) {
    if (point.stock === null) continue;
    if (point.stock > 0) {
      begun ??= point;
    } else if (begun !== null) {
      periods.push({ from: begun.at, item: begun.item, until: point.at });
      begun = null;
    }
  }
  if (begun !== null) periods.push({ from: begun.at, item: begun.item, until: null });
  return periods;
}
