import { createPriceMemory } from '../../../core/feed/price/price-memory.ts';
import { createWatchlistIndex } from '../../../core/matching/watchlist-index.ts';
import { createPriceHistories } from '../../../core/series/price-histories.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import type { LoadedEvent } from '../history/reading/series/price-histories.ts';
import type { Clock } from '../ports.ts';
import { followedEvents } from '../profile/recent/follow-prices.ts';
import { createMuteDeadlines } from '../profile/watchlist/mute-deadlines.ts';
import { createDuplicateMemory } from './duplicate-memory.ts';
import type { MatchingSource } from './matching-context.ts';
import type { ProcessedNotification } from './processed-notification.ts';

/** A source that does not share memory with a profile. */
interface DetachedSource extends MatchingSource {
  /** Adds what a notification says of prices, after the decision on it. */
  remember(processed: Pick<ProcessedNotification, 'notification' | 'receivedAtMs'>): void;
}

/**
 * What messages are decided by if they belong to no profile, as in `watch` and in replays: a watchlist, and memories that
 * begin empty. Nothing that is stored is changed.
 *
 * @param earlier Prices from before the first message, for relative filters; without them these compare with what was heard.
 * @param clock The time of the messages: that of the system, or of a recording. Mutes and duplicates count by it.
 */
export function createDetachedSource(
  entries: readonly WatchlistEntry[],
  clock: Pick<Clock, 'now' | 'elapsed'>,
  nextId: () => number,
  earlier: readonly LoadedEvent[] = [],
): DetachedSource {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const index = createWatchlistIndex(entries);
  const mutes = createMuteDeadlines(clock);
  mutes.track(entries);
  const priceHistories = createPriceHistories();
  for (const eventId of priceHistories.follow(followedEvents(entries))) {
    priceHistories.load(eventId, earlier.find(({ event_id }) => event_id === eventId)?.prices ?? []);
  }
  const prices = createPriceMemory();
  return {
    watchlist: {
      index: () => index,
      get: (id) => byId.get(id) ?? null,
      isInDoubt: () => false,
      isMuteOver: mutes.isOver,
    },
    duplicates: createDuplicateMemory(clock.elapsed),
    prices,
    priceHistories,
    nextId,
    remember({ notification, receivedAtMs }) {
      prices.add(notification);
      priceHistories.add(notification, receivedAtMs);
    },
  };
}
