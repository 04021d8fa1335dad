import type { WatchlistIndex } from '../../../core/matching/watchlist-index.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';

/** What the pipeline judges by; asked for anew with every message, so that a change counts at once. */
export interface MatchingContext {
  readonly index: WatchlistIndex;
  readonly entryOf: (id: string) => WatchlistEntry | null;
  readonly settings: Pick<Settings, 'unlisted' | 'apply_local_filters'> & {
    readonly gateway: Pick<Settings['gateway'], 'endpoint'>;
  };
}
