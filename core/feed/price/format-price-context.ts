import type { PriceContext } from './price-context.ts';

/**
 * How good a price is, the most telling first: "lowest seen", "−18% since 19:42", "below the cheapest primary".
 *
 * @param formatTime writes an RFC3339 instant for the reader, as a time of day if it is on the same day.
 */
export function formatPriceContext(context: PriceContext, formatTime: (at: string) => string): string[] {
  const { was, change_percent: percent } = context;
  return [
    ...(was === null || percent === null || percent === 0
      ? []
      : [`${formatPercent(percent)} since ${formatTime(was.at)}`]),
    ...(context.lowest_seen ? ['lowest seen'] : []),
    ...(context.below_primary ? ['below the cheapest primary'] : []),
  ];
}

function formatPercent(percent: number): string {
  return percent < 0 ? `−${-percent}%` : `+${percent}%`;
}
