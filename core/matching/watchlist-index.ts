import type { WatchlistEntry } from '../watchlist/entry.ts';
import { type ParsedEntry, parseFilters } from './compiled-entry.ts';

/** A watchlist by event, so that a decision costs what its message costs, however long the watchlist is. */
export interface WatchlistIndex {
  /** The entries of one event, in watchlist order, off ones too; empty if none names it. */
  get(eventId: string): readonly ParsedEntry[];
}

const NO_ENTRIES: readonly ParsedEntry[] = [];

/**
 * Indexes a watchlist by event id. Entries are parsed when their event is first asked for, and once in all: making a
 * new index after an edit parses only the entry objects that are new.
 */
export function createWatchlistIndex(entries: readonly WatchlistEntry[]): WatchlistIndex {
  const builder = createIndexBuilder();
  for (const entry of entries) builder.add(entry);
  return builder.index;
}

/** The same for whoever adds the entries a few at a time; the index is to be asked once all are in it. */
export function createIndexBuilder(): { add(entry: WatchlistEntry): void; readonly index: WatchlistIndex } {
  const byEvent = new Map<string, WatchlistEntry[]>();
  const parsed = new Map<string, readonly ParsedEntry[]>();
  return {
    add(entry) {
      const sameEvent = byEvent.get(entry.event_id);
      if (sameEvent === undefined) byEvent.set(entry.event_id, [entry]);
      else sameEvent.push(entry);
    },
    index: {
      get(eventId) {
        const known = parsed.get(eventId);
        if (known !== undefined) return known;
        const sameEvent = byEvent.get(eventId);
        if (sameEvent === undefined) return NO_ENTRIES;
        const result = sameEvent.map(parseFilters);
        parsed.set(eventId, result);
        return result;
      },
    },
  };
}
