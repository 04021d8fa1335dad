import { createPriceMemory } from '../../core/feed/price/price-memory.ts';
import { createWatchlistIndex } from '../../core/matching/watchlist-index.ts';
import { createPriceHistories } from '../../core/series/price-histories.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { createDuplicateMemory } from '../engine/pipeline/duplicate-memory.ts';
import { createPipeline, type Pipeline } from '../engine/pipeline/pipeline.ts';
import type { ProcessedNotification } from '../engine/pipeline/processed-notification.ts';
import { runGuarded } from '../engine/pipeline/run-guarded.ts';
import { createMuteDeadlines } from '../engine/profile/mute-deadlines.ts';
import { followedEvents } from '../engine/profile/recent/follow-prices.ts';
import type { WatchEvent } from './formatters/watch-formatters.ts';

interface MatchingRunDeps {
  readonly entries: readonly WatchlistEntry[];
  readonly settings: Settings;
  /** The time of the messages: the system's clock, or that of a recording. */
  readonly clock: { now(): number; elapsed(): number };
  /** The first to learn of a notification, before it is printed. What it throws is reported. */
  readonly onProcessed: (processed: ProcessedNotification) => void;
  readonly print: (event: WatchEvent) => void;
  readonly warn: (message: string) => void;
}

/** The engine's pipeline with a watchlist, its results printed. Nothing that is stored is changed. */
export function createMatchingRun({ entries, settings, clock, onProcessed, print, warn }: MatchingRunDeps): Pipeline {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const index = createWatchlistIndex(entries);
  const mutes = createMuteDeadlines(clock);
  mutes.track(entries);
  // Nothing is stored for a run: it compares with what it has heard itself.
  const priceHistories = createPriceHistories();
  for (const eventId of priceHistories.follow(followedEvents(entries))) priceHistories.load(eventId, []);
  let lastId = 0;
  const source = {
    watchlist: { index: () => index, get: (id: string) => byId.get(id) ?? null, isMuteOver: mutes.isOver },
    duplicates: createDuplicateMemory(clock.elapsed),
    prices: createPriceMemory(),
    priceHistories,
    nextId: () => ++lastId,
  };
  const onError = (what: string, error: Error) => warn(`An error in this program: ${what} (${error.message}).`);
  return createPipeline({
    source: () => source,
    settings: () => settings,
    sink: {
      processed(_source, processed) {
        runGuarded('what follows a notification failed', onError, () => onProcessed(processed));
        print({ kind: 'notification', processed });
        runGuarded('prices could not be remembered', onError, () => source.prices.add(processed.notification));
        runGuarded('the lowest prices could not be remembered', onError, () =>
          priceHistories.add(processed.notification, processed.receivedAtMs),
        );
      },
      malformed: (error, _text, receivedAtMs) => print({ kind: 'malformed', receivedAtMs, error }),
      error: onError,
    },
  });
}
