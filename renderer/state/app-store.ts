import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppState } from '../../core/bridge/state/app.ts';
import type { BridgeClient, TransportState } from '../lib/bridge/loopback-bridge.ts';
import { errorMessage } from '../lib/error-message.ts';

/** The app’s state, and whether it can be reached. */
export interface AppSlice {
  /** `null` until the app first answered. */
  readonly state: AppState | null;
  /** Of today, as of the newest rows: these come with every batch, the state once a second. */
  readonly counts: AppState['counts'];
  readonly transport: TransportState;
  /** Why the state could not be read, fit to show. */
  readonly error: string | null;
  /** Asks again: the next step after an error. */
  readonly reload: () => Promise<void>;
}

/** See `createAppStore`. */
export type AppStore = StoreApi<AppSlice>;

/** The app's state as main last sent it. */
export function createAppStore(bridge: BridgeClient): AppStore {
  const store = createStore<AppSlice>()((set) => ({
    state: null,
    counts: { alerts_today: 0, notifications_today: 0 },
    transport: bridge.transportState(),
    error: null,
    async reload() {
      try {
        const state = await bridge.request('state.get', null);
        set({ state, counts: state.counts, error: null });
      } catch (error) {
        set({ error: errorMessage(error) });
      }
    },
  }));
  bridge.subscribe('state', (state) => store.setState({ state, counts: state.counts, error: null }));
  bridge.subscribe('feed', ({ counts }) => store.setState({ counts }));
  bridge.onTransportState((link) => {
    store.setState({ transport: link });
    if (link === 'up') void store.getState().reload();
  });
  void store.getState().reload();
  return store;
}
