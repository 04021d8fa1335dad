import type { WatchlistEntry } from '../watchlist/entry.ts';
import { type CompiledEntry, compileEntry } from './compiled-entry.ts';

/** A watchlist by event, so that a decision costs what its message costs, however long the watchlist is. */
export interface WatchlistIndex {
  /** The entries of one event, in watchlist order, off ones too; empty if none names it. */
  get(eventId: string): readonly CompiledEntry[];
}

const NO_ENTRIES: readonly CompiledEntry[] = [];

/**
 * Indexes a watchlist by event id. Entries are compiled when their event is first asked for, and once in all: making a
 * new index after an edit compiles only the entry objects that are new.
 */
export function createWatchlistIndex(entries: readonly WatchlistEntry[]): WatchlistIndex {
  const byEvent = new Map<string, WatchlistEntry[]>();
  for (const entry of entries) {
    const sameEvent = byEvent.get(entry.event_id);
    if (sameEvent === undefined) byEvent.set(entry.event_id, [entry]);
    else sameEvent.push(entry);
  }
  const compiled = new Map<string, readonly CompiledEntry[]>();
  return {
    get(eventId) {
      const known = compiled.get(eventId);
      if (known !== undefined) return known;
      const sameEvent = byEvent.get(eventId);
      if (sameEvent === undefined) return NO_ENTRIES;
      const result = sameEvent.map(compileEntry);
      compiled.set(eventId, result);
      return result;
    },
  };
}
