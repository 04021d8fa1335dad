import type { WatchlistEntry } from '../watchlist/entry.ts';
import { belowFaceFilter } from './filters/relative/below-face.ts';
import { dropPercentFilter } from './filters/relative/drop-percent.ts';
import { newLowFilter } from './filters/relative/new-low.ts';
import type { RelativeFilter } from './filters/relative/relative-filter.ts';

/** The filters by which an entry compares prices with those seen before, in the order they are asked. */
export function createRelativeFilters(entry: WatchlistEntry): readonly RelativeFilter[] {
  return [newLowFilter(entry), dropPercentFilter(entry), belowFaceFilter(entry)].filter((filter) => filter !== null);
}
