import type { WatchlistEntry } from '../watchlist/entry.ts';
import { createOfferFilters } from './create-offer-filters.ts';
import type { FilterName } from './decision.ts';
import { changeTypeFilter } from './filters/change-type.ts';
import { dateFilter } from './filters/date.ts';
import type { MessageFilter, OfferFilter } from './filters/filter.ts';
import { muteEndMs } from './filters/mute-end.ts';
import { websiteFilter } from './filters/website.ts';

/** A watchlist entry with its expressions parsed, ready to evaluate messages. */
export interface CompiledEntry {
  readonly entry: WatchlistEntry;
  /** If this answers no, the entry does not name the notification's event at all. */
  readonly website: MessageFilter | null;
  /** Asked in order, before any offer. */
  readonly messageFilters: readonly MessageFilter[];
  /** Asked of each offer, in order. */
  readonly offerFilters: readonly OfferFilter[];
  readonly stockThreshold: number | null;
  /** Milliseconds since the epoch; `null` for no mute. */
  readonly muteEndMs: number | null;
}

/** The fields that rule on the message as a whole, before any offer. */
export const MESSAGE_FILTERS: readonly FilterName[] = ['website', 'change_type', 'date_filter'];

const compiledEntries = new WeakMap<WatchlistEntry, CompiledEntry>();

/**
 * Parses an entry's expressions, once for each entry object: entries are values, so one that was edited is another
 * object, and the rest of a watchlist is not parsed again.
 */
export function compileEntry(entry: WatchlistEntry): CompiledEntry {
  const known = compiledEntries.get(entry);
  if (known !== undefined) return known;
  const website = websiteFilter(entry);
  const result: CompiledEntry = {
    entry,
    website,
    messageFilters: [website, changeTypeFilter(entry), dateFilter(entry)].filter((filter) => filter !== null),
    offerFilters: createOfferFilters(entry),
    stockThreshold: entry.stock_threshold_filter,
    muteEndMs: muteEndMs(entry),
  };
  compiledEntries.set(entry, result);
  return result;
}
