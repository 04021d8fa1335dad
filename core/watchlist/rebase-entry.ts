import type { WatchlistEntry } from './entry.ts';

/**
 * An edit of an entry that was stored anew since the edit began: what was edited, and the rest as it is stored now.
 *
 * @param edited as the edit left it.
 * @param base as the edit found it.
 * @param stored as it is stored now.
 */
export function rebaseEntry(edited: WatchlistEntry, base: WatchlistEntry, stored: WatchlistEntry): WatchlistEntry {
  const changed = Object.entries(edited).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(base[field as keyof WatchlistEntry]),
  );
  return { ...stored, ...Object.fromEntries(changed) };
}
