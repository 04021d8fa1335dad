import type { DatabaseSync } from 'node:sqlite';
import { type Row, type RowReader, readObject } from '../../database/row.ts';
import type { EventMetadata } from '../../history-records.ts';

/** An event is surely over so long after it began, wherever it is. */
const OVER_MS = 24 * 60 * 60 * 1000;

/**
 * How many of some alerts (with `event_id`, `website` and `ended_at`) may still be available: nothing that came since says that
 * the offer is gone or costs more, or the event sold out, and the event is not over.
 */
export function countAvailable(database: DatabaseSync, rows: RowReader, alerts: readonly Row[], nowMs: number): number {
  const isInStock = createStockReader(database);
  const isOver = createDateReader(database, rows, nowMs);
  return alerts.filter(
    ({ ended_at, event_id, website }) =>
      ended_at === null && !isOver(String(event_id)) && isInStock(String(event_id), String(website)),
  ).length;
}

/** Tells whether an event is over. One whose date is not known is not. */
function createDateReader(database: DatabaseSync, rows: RowReader, nowMs: number): (eventId: string) => boolean {
  const find = database.prepare('SELECT facts FROM events WHERE event_id = ?');
  const known = new Map<string, boolean>();
  return (eventId) => {
    let over = known.get(eventId);
    if (over === undefined) {
      const [event] = rows.readAll(
        find.all(eventId),
        (row) => readObject(row.facts, 'event_id') as unknown as EventMetadata,
      );
      over = Date.parse(event?.event_infos?.event_date ?? '') + OVER_MS < nowMs;
      known.set(eventId, over);
    }
    return over;
  };
}

/**
 * Tells whether an event may be in stock: its newest message, or the last hour of old ones, does not say that it is sold
 * out.
 */
function createStockReader(database: DatabaseSync): (eventId: string, website: string) => boolean {
  const find = database.prepare(
    `SELECT id FROM series WHERE event_id = ? AND website = ? AND section = '' AND class = 'all'`,
  );
  const newest = database.prepare(
    'SELECT stock FROM series_points WHERE series = ? ORDER BY at DESC, item DESC LIMIT 1',
  );
  const lastHour = database.prepare(
    'SELECT stock_max AS stock FROM series_hours WHERE series = ? ORDER BY hour DESC LIMIT 1',
  );
  function newestStock(eventId: string, website: string): unknown {
    const series = Number(find.get(eventId, website)?.id ?? -1);
    return (newest.get(series) ?? lastHour.get(series))?.stock;
  }
  const known = new Map<string, boolean>();
  return (eventId, website) => {
    const key = `${eventId}\n${website}`;
    const inStock = known.get(key) ?? newestStock(eventId, website) !== 0;
    known.set(key, inStock);
    return inStock;
  };
}
