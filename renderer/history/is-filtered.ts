import type { HistoryFilter } from '../state/history-store.ts';

/** Whether anything narrows the history. */
export function isFiltered({ query, website, change_type }: HistoryFilter): boolean {
  return query.trim() !== '' || website !== null || change_type !== null;
}
