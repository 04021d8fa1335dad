import type { WatchlistEntry } from '../../watchlist/entry.ts';
import { readInstantMs } from '../../watchlist/instant.ts';

/**
 * When a local mute ends, in milliseconds since the epoch. `null` for none, and for an unreadable `muted_until`, which
 * does not mute.
 */
export function muteEndMs(entry: Pick<WatchlistEntry, 'muted_until'>): number | null {
  return entry.muted_until === null ? null : readInstantMs(entry.muted_until);
}

/** Whether a mute until `untilMs` (milliseconds since the epoch) would be longer than the one an entry has. Muting shortens none. */
export function wouldMuteLonger(entry: Pick<WatchlistEntry, 'muted_until'>, untilMs: number): boolean {
  return (muteEndMs(entry) ?? 0) < untilMs;
}

/**
 * Until when no entry of an event alerts, in milliseconds since the epoch, perhaps past: the first end among those that
 * are on, or among all if none is. `null` if one of them is not muted, or there is none.
 */
export function eventMuteEndMs(
  entriesOfEvent: readonly Pick<WatchlistEntry, 'enabled' | 'muted_until'>[],
): number | null {
  const on = entriesOfEvent.filter(({ enabled }) => enabled);
  const ends = (on.length > 0 ? on : entriesOfEvent).map(muteEndMs);
  const known = ends.filter((end) => end !== null);
  return known.length === 0 || known.length < ends.length ? null : Math.min(...known);
}
