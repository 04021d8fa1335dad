import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppState } from '../../core/bridge/contract.ts';
import type { LinkedBridge, LinkState } from '../lib/bridge/loopback-bridge.ts';

/** The app’s state, and whether it can be reached. */
export interface AppSlice {
  /** `null` until the app first answered. */
  readonly state: AppState | null;
  readonly link: LinkState;
  /** Why the state could not be had, fit to show. */
  readonly error: string | null;
  /** Asks again: the next step after an error. */
  readonly reload: () => Promise<void>;
}

/** See `createAppStore`. */
export type AppStore = StoreApi<AppSlice>;

/** The app's state as main last told it. */
export function createAppStore(bridge: LinkedBridge): AppStore {
  const store = createStore<AppSlice>()((set) => ({
    state: null,
    link: bridge.link(),
    error: null,
    async reload() {
      try {
        set({ state: await bridge.request('state.get', null), error: null });
      } catch (error) {
        set({ error: messageOf(error) });
      }
    },
  }));
  bridge.subscribe('state', (state) => store.setState({ state, error: null }));
  bridge.onLink((link) => {
    store.setState({ link });
    if (link === 'up') void store.getState().reload();
  });
  void store.getState().reload();
  return store;
}

/** The sentence of a failed request: the bridge's errors are fit to show. */
export function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'This did not work. Try again.';
}
