import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EntryOverview, WatchlistState } from '../../core/bridge/contract.ts';
import type { BridgeClient } from '../lib/bridge/loopback-bridge.ts';
import { errorMessage } from '../lib/error-message.ts';

/** The entries, also by id. */
export interface WatchlistSlice {
  /** `null` until the app first answered. */
  readonly watchlist: WatchlistState | null;
  /** Its entries by id. */
  readonly byId: ReadonlyMap<string, EntryOverview>;
  readonly error: string | null;
  readonly reload: () => Promise<void>;
}
/** See `createWatchlistStore`. */
export type WatchlistStore = StoreApi<WatchlistSlice>;

/** The watchlist as main last told it. */
export function createWatchlistStore(bridge: BridgeClient): WatchlistStore {
  const store = createStore<WatchlistSlice>()((set) => ({
    watchlist: null,
    byId: new Map(),
    error: null,
    async reload() {
      try {
        set({ ...indexed(await bridge.request('watchlist.list', null)), error: null });
      } catch (error) {
        set({ error: errorMessage(error) });
      }
    },
  }));
  bridge.subscribe('watchlist', (watchlist) => store.setState({ ...indexed(watchlist), error: null }));
  bridge.onTransportState((link) => {
    if (link === 'up') void store.getState().reload();
  });
  void store.getState().reload();
  return store;
}

function indexed(watchlist: WatchlistState): Pick<WatchlistSlice, 'watchlist' | 'byId'> {
  return { watchlist, byId: new Map(watchlist.entries.map((view) => [view.entry.id, view])) };
}
