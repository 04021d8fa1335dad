import type { WatchlistEntry } from '../../core/watchlist/entry.ts';

/** The highest prices that entries take which are on, each once, the lowest first; three at most. */
export function maxPricesOf(entries: readonly WatchlistEntry[]): readonly number[] {
  const prices = entries.filter(({ enabled }) => enabled).flatMap(({ max_price_filter }) => max_price_filter ?? []);
  return [...new Set(prices)].sort((a, b) => a - b).slice(0, 3);
}
