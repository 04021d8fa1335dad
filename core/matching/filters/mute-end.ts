import type { WatchlistEntry } from '../../watchlist/entry.ts';
import { readInstantMs } from '../../watchlist/instant.ts';

/**
 * When a local mute ends, in milliseconds since the epoch. `null` for none, and for an unreadable `muted_until`, which
 * does not mute.
 */
export function muteEndMs(entry: Pick<WatchlistEntry, 'muted_until'>): number | null {
  return entry.muted_until === null ? null : readInstantMs(entry.muted_until);
}
