import type { WatchlistState } from '../../core/bridge/contract.ts';
import type { Clock } from './ports.ts';
import type { Profile } from './profile.ts';
import { watchlistState } from './watchlist-views.ts';

/** How long "last alert" and "alerts today" may lag behind: at least this, and longer the more entries go with them. */
const DELAY_MS = 1000;
const DELAY_PER_ENTRY_MS = 3;

/** When the window is told of the watchlist. */
export interface WatchlistFeed {
  /** Entries changed: told at once. */
  changed(): void;
  /** An entry alerted: told soon. */
  ticked(): void;
  stop(): void;
}

export function createWatchlistFeed(
  clock: Clock,
  profile: () => Pick<Profile, 'watchlist' | 'tallies'>,
  emit: (state: WatchlistState) => void,
): WatchlistFeed {
  let cancel: (() => void) | null = null;

  function stop(): void {
    cancel?.();
    cancel = null;
  }

  function changed(): void {
    stop();
    const { watchlist, tallies } = profile();
    emit(watchlistState(watchlist, tallies));
  }

  return {
    changed,
    ticked() {
      cancel ??= clock.after(Math.max(DELAY_MS, profile().watchlist.entries().length * DELAY_PER_ENTRY_MS), changed);
    },
    stop,
  };
}
