import type { Settings } from '../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { createDetachedSource } from '../engine/pipeline/detached-source.ts';
import { createPipeline, type Pipeline } from '../engine/pipeline/pipeline.ts';
import type { ProcessedNotification } from '../engine/pipeline/processed-notification.ts';
import { runGuarded } from '../engine/pipeline/run-guarded.ts';
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
  let lastId = 0;
  const source = createDetachedSource(entries, clock, () => ++lastId);
  const onError = (what: string, error: Error) => warn(`An error in this program: ${what} (${error.message}).`);
  return createPipeline({
    source: () => source,
    settings: () => settings,
    sink: {
      processed(_source, processed) {
        runGuarded('what follows a notification failed', onError, () => onProcessed(processed));
        print({ kind: 'notification', processed });
        runGuarded('prices could not be remembered', onError, () => source.remember(processed));
      },
      malformed: (error, _text, receivedAtMs) => print({ kind: 'malformed', receivedAtMs, error }),
      error: onError,
    },
  });
}
