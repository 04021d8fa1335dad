import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { newEntry } from '../../core/watchlist/fields.ts';

/** An entry for the event of the other builders, with no filter but what a test gives it. */
export function buildEntry(overrides: Partial<WatchlistEntry> = {}): WatchlistEntry {
  return newEntry('abc123', 'e1', overrides);
}
