import type { EntryOverview } from '../../../core/bridge/state/watchlist.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { entryTitle, formatFilters } from '../entry-text.ts';
import { mutedUntilMs } from '../muted-until.ts';

/** By what the table can be sorted. */
export type SortKey = 'event' | 'filters' | 'last_alert' | 'today' | 'state';
/** The order of the table. */
export interface Sorting {
  readonly key: SortKey;
  readonly descending: boolean;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The entries in order. Equal ones keep the order in which they were added. */
export function sortEntries(
  views: readonly EntryOverview[],
  { key, descending }: Sorting,
  nowMs: number,
): readonly EntryOverview[] {
  const direction = descending ? -1 : 1;
  switch (key) {
    case 'event':
      return sortBy(views, entryTitle, collator.compare, direction);
    case 'filters':
      return sortBy(views, (view) => formatFilters(view.entry), collator.compare, direction);
    case 'last_alert':
      return sortBy(
        views,
        (view) => view.last_alert_at ?? '',
        (a, b) => (a < b ? -1 : a > b ? 1 : 0),
        direction,
      );
    case 'today':
      return sortBy(
        views,
        (view) => view.alerts_today,
        (a, b) => a - b,
        direction,
      );
    case 'state':
      return sortBy(
        views,
        (view) => stateRank(view.entry, nowMs),
        (a, b) => a - b,
        direction,
      );
  }
}

function sortBy<K>(
  views: readonly EntryOverview[],
  keyOf: (view: EntryOverview) => K,
  compare: (a: K, b: K) => number,
  direction: 1 | -1,
): readonly EntryOverview[] {
  return views
    .map((view) => ({ view, key: keyOf(view) }))
    .sort((a, b) => direction * compare(a.key, b.key))
    .map(({ view }) => view);
}

function stateRank(entry: WatchlistEntry, nowMs: number): number {
  if (!entry.enabled) return 2;
  return mutedUntilMs(entry, nowMs) === null ? 0 : 1;
}
