import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WatchlistState } from '../../core/bridge/contract.ts';
import type { LinkedBridge } from '../lib/bridge/loopback-bridge.ts';
import { messageOf } from './app-store.ts';

export interface WatchlistSlice {
  /** `null` until the app first answered. */
  readonly watchlist: WatchlistState | null;
  readonly error: string | null;
  readonly reload: () => Promise<void>;
}
export type WatchlistStore = StoreApi<WatchlistSlice>;

/** The watchlist as main last told it. */
export function createWatchlistStore(bridge: LinkedBridge): WatchlistStore {
  const store = createStore<WatchlistSlice>()((set) => ({
    watchlist: null,
    error: null,
    async reload() {
      try {
        set({ watchlist: await bridge.request('watchlist.list', null), error: null });
      } catch (error) {
        set({ error: messageOf(error) });
      }
    },
  }));
  bridge.subscribe('watchlist', (watchlist) => store.setState({ watchlist, error: null }));
  bridge.onLink((link) => {
    if (link === 'up') void store.getState().reload();
  });
  void store.getState().reload();
  return store;
}
