import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { StockPeriod } from '../../../../../core/statistics/stock-periods.ts';
import type { GapFinder } from './gap-finder.ts';

/** Series in stock that are kept in memory: of most, each message says so again. */
const MAX_KNOWN_IN_STOCK = 50_000;

/** Writes from when to when sections were in stock, inside transactions of the caller. */
export interface StockPeriodWriter {
  /** A section is in stock; nothing new if it was. */
  inStock(series: number, at: number, item: number): void;
  /** A section is sold out. */
  soldOut(series: number, at: number): void;
  /** An event is sold out, and every section of it. */
  eventSoldOut(eventId: string, website: string, at: number): void;
  /** Rewrites the periods of a series. */
  replace(series: number, periods: readonly StockPeriod[]): void;
  /** Forgets what is in memory, after a transaction was undone or periods were deleted. */
  forget(): void;
}

export function createStockPeriodWriter(database: DatabaseSync, hadGap: GapFinder): StockPeriodWriter {
  const begin = database.prepare('INSERT OR IGNORE INTO stock_periods (series, began_at, item) VALUES (?, ?, ?)');
  const findOpen = database.prepare('SELECT began_at, item FROM stock_periods WHERE series = ? AND ended_at IS NULL');
  const findOpenOfEvent = database.prepare(
    `SELECT series FROM series JOIN stock_periods ON series = id AND ended_at IS NULL WHERE event_id = ? AND website = ?`,
  );
  const end = database.prepare(
    'UPDATE stock_periods SET ended_at = ?, lasted_ms = ? WHERE series = ? AND ended_at IS NULL',
  );
  const remove = database.prepare('DELETE FROM stock_periods WHERE series = ?');

  const knownInStock = new LRUCache<number, true>({ max: MAX_KNOWN_IN_STOCK });

  function inStock(series: number, at: number, item: number): void {
    if (knownInStock.has(series)) return;
    begin.run(series, at, item);
    // Nothing begins in the very millisecond in which another period did.
    if (findOpen.get(series) !== undefined) knownInStock.set(series, true);
  }

  function soldOut(series: number, at: number): void {
    const open = findOpen.get(series);
    if (open === undefined) return;
    knownInStock.delete(series);
    const lastedMs = hadGap(Number(open.item), at) ? null : Math.max(0, at - Number(open.began_at));
    end.run(at, lastedMs, series);
  }

  return {
    inStock,
    soldOut,
    eventSoldOut(eventId, website, at) {
      for (const row of findOpenOfEvent.all(eventId, website)) soldOut(Number(row.series), at);
    },
    replace(series, periods) {
      remove.run(series);
      knownInStock.delete(series);
      for (const { from, item, until } of periods) {
        begin.run(series, from, item);
        if (until !== null) soldOut(series, until);
      }
    },
    forget: () => knownInStock.clear(),
  };
}
