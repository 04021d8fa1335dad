import type { HistoryFilter } from '../../state/history-store.ts';

/** Whether anything narrows the history. */
export function isFiltered({ query, website, change_type, filters }: HistoryFilter): boolean {
  const others = [website, change_type, ...Object.values(filters)];
  return query.trim() !== '' || others.some((value) => value !== null);
}
