import type { DatabaseSync } from 'node:sqlite';
import type { Row } from '../../database/row.ts';

/**
 * How many of some alerts (with `event_id`, `website` and `ended_at`) may still be available: nothing that came since says that
 * the offer is gone or dearer, or the event sold out.
 */
export function countAvailable(database: DatabaseSync, alerts: readonly Row[]): number {
  const isInStock = createStockReader(database);
  return alerts.filter((row) => row.ended_at === null && isInStock(String(row.event_id), String(row.website))).length;
}

/** Tells whether an event may be in stock: its newest message does not say that it is sold out. */
function createStockReader(database: DatabaseSync): (eventId: string, website: string) => boolean {
  const newest = database.prepare(
    `SELECT stock FROM series_points WHERE series = (
       SELECT id FROM series WHERE event_id = ? AND website = ? AND section = '' AND class = 'all'
     ) ORDER BY at DESC, item DESC LIMIT 1`,
  );
  const known = new Map<string, boolean>();
  return (eventId, website) => {
    const key = `${eventId}\n${website}`;
    const inStock = known.get(key) ?? newest.get(eventId, website)?.stock !== 0;
    known.set(key, inStock);
    return inStock;
  };
}
