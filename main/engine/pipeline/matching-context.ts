import type { PriceMemory } from '../../../core/feed/price/price-memory.ts';
import type { PriceHistories } from '../../../core/series/price-histories.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { Watchlist } from '../profile/watchlist/watchlist.ts';
import type { DuplicateMemory } from './duplicate-memory.ts';

/** The profile that messages belong to: what the pipeline matches against, and the number of the next item. */
export interface MatchingSource {
  readonly watchlist: Pick<Watchlist, 'index' | 'get' | 'isMuteOver' | 'isInDoubt'>;
  readonly duplicates: DuplicateMemory;
  readonly prices: Pick<PriceMemory, 'get'>;
  readonly priceHistories: Pick<PriceHistories, 'get'>;
  /** The number of the next item. */
  nextId(): number;
}

/** The settings that a decision depends on. */
export type MatchingSettings = Pick<Settings, 'unlisted' | 'apply_local_filters'> & {
  readonly gateway: Pick<Settings['gateway'], 'endpoint'>;
};
