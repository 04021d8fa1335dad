import { type HistoryFilters, NO_HISTORY_FILTERS } from '../../core/feed/search/history-filters.ts';
import type { WindowStores } from '../state/stores.tsx';

/** Which rows of the history a number stands for. */
export interface CountedRows extends Partial<HistoryFilters> {
  /** Blank for messages that state none. */
  readonly website?: string;
}

/** Shows the rows behind a number, in the history. */
export function showRows({ view, history }: Pick<WindowStores, 'view' | 'history'>, rows: CountedRows): void {
  const { website = null, ...filters } = rows;
  view.getState().setHistoryTab('messages');
  view.getState().show('history');
  history.getState().setFilter({
    view: 'everything',
    query: '',
    website,
    change_type: null,
    filters: { ...NO_HISTORY_FILTERS, ...filters },
  });
}
