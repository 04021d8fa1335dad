import { setImmediate } from 'node:timers/promises';
import type { WatchlistPart } from '../../../core/bridge/state/watchlist.ts';
import type { Clock } from '../ports.ts';
import type { Profile } from '../profile/profile.ts';
import { watchlistPart } from './watchlist-part.ts';

/** How long "last alert" and "alerts today" may lag behind: at least this, and longer the more entries go with them. */
const DELAY_MS = 1000;
const DELAY_PER_ENTRY_MS = 3;

/** Sends the watchlist to the window: a long one in parts, between which anything else may run. */
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
  emit: (part: WatchlistPart) => void,
): WatchlistPublisher {
  let started = false;
  let cancel: (() => void) | null = null;

  function stop(): void {
    cancel?.();
    cancel = null;
  }

  /** The newest sending; an older one that is not done yet ends. */
  let sending = 0;

  function changed(): void {
    stop();
    if (!started) return;
    sending += 1;
    const next = sendPart(0);
    if (next !== null) void sendRest(next, sending);
  }

  async function sendRest(start: number, mine: number): Promise<void> {
    for (let next: number | null = start; next !== null; next = sendPart(next)) {
      await setImmediate();
      if (mine !== sending) return;
    }
  }

  /** Sends the part from there on; returns where the next one starts, `null` if it was the last. */
  function sendPart(start: number): number | null {
    const { watchlist, counters } = profile();
    const part = watchlistPart(watchlist, counters, start);
    emit(part);
    const end = start + part.entries.length;
    return end < part.total ? end : null;
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
    dispose() {
      stop();
      sending += 1;
    },
  };
}
