import { priceQuestions } from '../../../../core/matching/compiled-entry.ts';
import type { FollowedScope, PriceHistories } from '../../../../core/series/price-histories.ts';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import type { History } from '../../history/history.ts';
import type { Clock, Log } from '../../ports.ts';

/** So many events are read at a time, so that a list or a search waits for a moment only. */
const EVENTS_AT_A_TIME = 20;
/** After a failed read. */
const RETRY_MS = 30_000;

/** Keeps the prices of those events in memory that an entry with a relative filter names. */
export interface PriceFollower {
  /** To be called with the entries at the start and after each change. What is new is loaded in the background. */
  follow(entries: readonly WatchlistEntry[]): void;
  dispose(): void;
}

export interface PriceFollowerDeps {
  readonly histories: Pick<PriceHistories, 'follow' | 'load'>;
  readonly history: Pick<History, 'loadPrices'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Log;
}

export function createPriceFollower({ histories, history, clock, log }: PriceFollowerDeps): PriceFollower {
  /** What is still to be loaded. */
  const missing = new Map<string, FollowedScope>();
  let loading = false;
  let disposed = false;
  let cancelRetry: (() => void) | null = null;

  async function load(): Promise<void> {
    if (loading) return;
    loading = true;
    cancelRetry?.();
    try {
      while (missing.size > 0 && !disposed) {
        const next = [...missing].slice(0, EVENTS_AT_A_TIME).map(([event_id, scope]) => ({ event_id, scope }));
        const loaded = await history.loadPrices(next);
        for (const { event_id, scope } of next) if (missing.get(event_id) === scope) missing.delete(event_id);
        if (disposed) return;
        // An event whose sections were asked for meanwhile is read again.
        for (const { event_id, prices } of loaded) if (!missing.has(event_id)) histories.load(event_id, prices);
      }
    } catch (error) {
      if (disposed) return;
      log.warn(`earlier prices could not be read from the history: ${(error as Error).message}`);
      cancelRetry = clock.after(RETRY_MS, () => void load());
    } finally {
      loading = false;
    }
  }

  return {
    follow(entries) {
      const followed = followedEvents(entries);
      for (const eventId of missing.keys()) if (!followed.has(eventId)) missing.delete(eventId);
      for (const eventId of histories.follow(followed)) missing.set(eventId, followed.get(eventId) ?? 'event');
      if (missing.size > 0) void load();
    },
    dispose() {
      disposed = true;
      cancelRetry?.();
    },
  };
}

/** The events of entries with relative filters, and whether these compare sections. */
export function followedEvents(entries: readonly WatchlistEntry[]): Map<string, FollowedScope> {
  const followed = new Map<string, FollowedScope>();
  for (const entry of entries) {
    // Asked first: parsing the filters of a whole watchlist takes long.
    if (entry.new_low === null && entry.drop_percent === null && !entry.below_face) continue;
    const withSections = priceQuestions(entry).some(({ scope }) => scope === 'section');
    if (withSections) followed.set(entry.event_id, 'sections');
    else if (!followed.has(entry.event_id)) followed.set(entry.event_id, 'event');
  }
  return followed;
}
