import type { Notification, Offer } from '../../notification/notification.ts';
import { formatStock } from '../../text/format/format-number.ts';
import type { Answer } from '../../watchlist/expressions/answer.ts';
import { relativeMiss } from './filter.ts';

export interface StockCheck {
  readonly answer: Answer;
  /** Whether the offers' own stock decided, rather than the envelope's or nothing. */
  readonly verified: boolean;
  /** The stock that decided; `null` if none did. */
  readonly stock: number | null;
}

/**
 * `stock_threshold_filter`: the stock of the surviving offers is at least `threshold`; the known part may already reach
 * it. If some of it is unknown, the envelope's `stock` decides, unverified; that unknown too: unknown.
 */
export function checkStock(survivors: readonly Offer[], notification: Notification, threshold: number): StockCheck {
  let known = 0;
  let complete = survivors.length > 0;
  for (const { stock } of survivors) {
    if (stock === null) complete = false;
    else known += stock;
  }
  if (known >= threshold) return { answer: 'yes', verified: true, stock: known };
  if (complete) return { answer: 'no', verified: true, stock: known };
  const { stock } = notification;
  if (stock === null) return { answer: 'unknown', verified: false, stock };
  return { answer: stock >= threshold ? 'yes' : 'no', verified: false, stock };
}

/** "3 left in the offers that pass, below 4". */
export function formatStockDetail({ stock, verified }: StockCheck, threshold: number): string {
  if (stock === null) return `stock not stated, and you want at least ${threshold} (strict)`;
  return verified
    ? `${formatStock(stock)} in the offers that pass, below ${threshold}`
    : `${formatStock(stock)} in all, below ${threshold}`;
}

/** How far the stock that decided is from `threshold`: near 0 for hardly, towards 1. */
export function stockMiss(survivors: readonly Offer[], notification: Notification, threshold: number): number {
  return relativeMiss(threshold - (checkStock(survivors, notification, threshold).stock ?? 0), threshold);
}
