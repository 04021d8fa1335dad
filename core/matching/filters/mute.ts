import { parseInstant } from '../../notification/instant.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';

/**
 * When a local mute ends, in milliseconds since the epoch. `null` for none, and for an unreadable `muted_until`, which
 * does not mute (design section 5).
 */
export function muteEndMs(entry: Pick<WatchlistEntry, 'muted_until'>): number | null {
  return parseInstant(entry.muted_until);
}
