import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { parseEntry } from '../../../core/watchlist/entry-schema.ts';

/** An entry that uses most filters. */
export function entryWithMostFilters(id: string, eventId: string): WatchlistEntry {
  const parsed = parseEntry({
    id,
    event_id: eventId,
    change_type: 'stock_increase, price_decrease',
    max_price_filter: 180,
    seat_quantity: 2,
    section: '101-250, Floor*, !PIT',
    keywords: 'evening -obstructed',
    date_filter: '2026-06-01..2026-06-30, sat, sun',
    row_filter: 'A-M',
    resale_tickets: false,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.entry;
}
