import { createStore, type StoreApi } from 'zustand/vanilla';
import { createPartCollector } from '../../core/bridge/collect-parts.ts';
import type { EntryOverview, WatchlistState } from '../../core/bridge/state/watchlist.ts';
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

/** The watchlist as main last sent it. */
export function createWatchlistStore(bridge: BridgeClient): WatchlistStore {
  let shownVersion = 0;
  const store = createStore<WatchlistSlice>()((set) => ({
    watchlist: null,
    byId: new Map(),
    error: null,
    async reload() {
      try {
        const { version, ...whole } = await loadAll(bridge);
        // An event may have brought a newer one while the parts were fetched.
        if (version < shownVersion) return;
        shownVersion = version;
        set({ ...indexed(whole), error: null });
      } catch (error) {
        set({ error: errorMessage(error) });
      }
    },
  }));
  const collect = createPartCollector();
  bridge.subscribe('watchlist', (part) => {
    const whole = collect(part);
    if (whole === null) return;
    const { version, ...watchlist } = whole;
    shownVersion = version;
    store.setState({ ...indexed(watchlist), error: null });
  });
  bridge.onTransportState((link) => {
    if (link !== 'up') return;
    // The app may have restarted, and counts from the beginning.
    shownVersion = 0;
    void store.getState().reload();
  });
  void store.getState().reload();
  return store;
}

/** Asks for one part after the other; from the first again if the watchlist changed between two of them. */
async function loadAll(bridge: BridgeClient) {
  const collect = createPartCollector();
  let version: number | null = null;
  for (let start = 0; ; ) {
    const part = await bridge.request('watchlist.list', start === 0 ? null : { start });
    if (start > 0 && part.version !== version) {
      start = 0;
      continue;
    }
    const whole = collect(part);
    if (whole !== null) return whole;
    version = part.version;
    start += part.entries.length;
  }
}

function indexed(watchlist: WatchlistState): Pick<WatchlistSlice, 'watchlist' | 'byId'> {
  return { watchlist, byId: new Map(watchlist.entries.map((view) => [view.entry.id, view])) };
}
