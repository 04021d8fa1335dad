import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { readInstantMs } from '../../core/watchlist/instant.ts';

/** Milliseconds until which the entry is muted; `null` if it is not (or its text cannot be read). */
export function mutedUntilMs(entry: WatchlistEntry, nowMs: number): number | null {
  if (entry.muted_until === null) return null;
  const until = readInstantMs(entry.muted_until);
  return until !== null && until > nowMs ? until : null;
}
