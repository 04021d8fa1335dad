import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FeedItem } from '../../core/feed/feed-item.ts';
import type { FeedFilter } from '../../core/feed/search/feed-search.ts';
import { type HistoryFilters, NO_HISTORY_FILTERS } from '../../core/feed/search/history-filters.ts';
import type { BridgeClient } from '../lib/bridge/loopback-bridge.ts';
import { errorMessage } from '../lib/error-message.ts';
import { append, replace } from './feed/feed-list.ts';

const PAGE_SIZE = 200;

/** What the history is narrowed to. */
export interface HistoryFilter extends FeedFilter {
  readonly filters: HistoryFilters;
}

const NO_FILTER: HistoryFilter = {
  view: 'everything',
  query: '',
  website: null,
  change_type: null,
  filters: NO_HISTORY_FILTERS,
};

/** What was recorded, for one filter at a time. It stands still while it is read: what arrives is counted. */
export interface HistorySlice {
  readonly filter: HistoryFilter;
  /** Newest first. */
  readonly items: readonly FeedItem[];
  readonly more: boolean;
  /** `idle` until the history is first shown. */
  readonly state: 'idle' | 'loading' | 'ready';
  readonly error: string | null;
  /** How many messages arrived since the list was read. */
  readonly newer: number;
  /** Whether the dialog of the filters is open. */
  readonly editingFilter: boolean;
  readonly setEditingFilter: (editing: boolean) => void;
  readonly setFilter: (patch: Partial<HistoryFilter>) => void;
  readonly clearFilter: () => void;
  readonly reload: () => Promise<void>;
  readonly loadOlder: () => Promise<void>;
  /** Forgets everything: it belongs to another profile now. */
  readonly restart: () => void;
}

/** See `createHistoryStore`. */
export type HistoryStore = StoreApi<HistorySlice>;

/** The history as far as it was scrolled. Nothing is read before it is shown. */
export function createHistoryStore(bridge: BridgeClient): HistoryStore {
  /** Answers to an older filter are dropped. */
  let latestRequestId = 0;

  const store = createStore<HistorySlice>()((set, get) => {
    async function load(before: number | null): Promise<void> {
      const mine = ++latestRequestId;
      set({ state: 'loading', error: null });
      try {
        const { items, more } = await bridge.request('feed.list', { ...get().filter, before, limit: PAGE_SIZE });
        if (mine !== latestRequestId) return;
        set({ items: append(before === null ? [] : get().items, items), more, state: 'ready' });
      } catch (error) {
        if (mine === latestRequestId) set({ state: 'ready', error: errorMessage(error) });
      }
    }

    return {
      filter: NO_FILTER,
      items: [],
      more: false,
      state: 'idle',
      error: null,
      newer: 0,
      editingFilter: false,
      setEditingFilter: (editingFilter) => set({ editingFilter }),
      setFilter(patch) {
        set({ filter: { ...get().filter, ...patch }, items: [], more: false });
        void get().reload();
      },
      clearFilter: () => get().setFilter(NO_FILTER),
      reload() {
        set({ newer: 0 });
        return load(null);
      },
      async loadOlder() {
        const { items, more, state } = get();
        const oldest = items.at(-1);
        if (more && state === 'ready' && oldest !== undefined) await load(oldest.id);
      },
      restart() {
        const shown = get().state !== 'idle';
        latestRequestId += 1;
        set({ filter: NO_FILTER, items: [], more: false, state: 'idle', error: null, newer: 0 });
        if (shown) void get().reload();
      },
    };
  });

  bridge.subscribe('feed', ({ items }) => {
    const { state, newer } = store.getState();
    if (state !== 'idle') store.setState({ newer: newer + items.length });
  });
  bridge.subscribe('feed.changed', ({ items: changed }) => {
    store.setState({ items: replace(store.getState().items, changed) });
  });
  return store;
}
