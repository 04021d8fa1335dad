import type { WatchlistEntry } from '../entry.ts';
import { assignIds } from '../entry-schema.ts';
import type { StoredWatchlist } from './watchlist-document.ts';

/**
 * A watchlist with what another one holds besides. Entries that differ in their id alone are one. If an id names different
 * entries in the two, both stay, and the one that is added gets a new id.
 */
export function mergeWatchlists(own: StoredWatchlist, other: StoredWatchlist): StoredWatchlist {
  const contents = new Set(own.entries.map(contentOf));
  const ids = new Set(own.entries.map(({ id }) => id));
  const added = other.entries
    .filter((entry) => !contents.has(contentOf(entry)))
    .map((entry) => (ids.has(entry.id) ? { ...entry, id: '' } : entry));
  const damagedTexts = new Set(own.damaged.map(({ text }) => text));
  const addedDamaged = other.damaged.filter(({ text }) => !damagedTexts.has(text));
  const damaged = [...own.damaged, ...addedDamaged];
  return {
    entries: added.length === 0 ? own.entries : assignIds([...own.entries, ...added]),
    damaged:
      addedDamaged.length === 0 ? own.damaged : damaged.map((entry, n) => ({ ...entry, id: `damaged-${n + 1}` })),
  };
}

const contentOf = (entry: WatchlistEntry) => JSON.stringify({ ...entry, id: '' });
