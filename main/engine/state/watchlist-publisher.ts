import type { WatchlistState } from '../../../core/bridge/contract.ts';
import type { Clock } from '../ports.ts';
import type { Profile } from '../profile/profile.ts';
import { watchlistState } from './watchlist-state.ts';

/** How long "last alert" and "alerts today" may lag behind: at least this, and longer the more entries go with them. */
const DELAY_MS = 1000;
const DELAY_PER_ENTRY_MS = 3;

/** Sends the watchlist to the window. */
export interface WatchlistPublisher {
  /** The profile is open: from now on changes are sent. */
  start(): void;
  /** Entries changed: sent at once. */
  publish(): void;
  /** An entry alerted: sent soon. */
  publishSoon(): void;
  dispose(): void;
}

export function createWatchlistPublisher(
  clock: Clock,
  profile: () => Pick<Profile, 'watchlist' | 'counters'>,
  emit: (state: WatchlistState) => void,
): WatchlistPublisher {
  let started = false;
  let cancel: (() => void) | null = null;

  function stop(): void {
    cancel?.();
    cancel = null;
  }

  function changed(): void {
    stop();
    if (!started) return;
    const { watchlist, counters } = profile();
    emit(watchlistState(watchlist, counters));
  }

  return {
    start() {
      started = true;
      changed();
    },
    publish: changed,
    publishSoon() {
      cancel ??= clock.after(Math.max(DELAY_MS, profile().watchlist.entries().length * DELAY_PER_ENTRY_MS), changed);
    },
    dispose: stop,
  };
}
