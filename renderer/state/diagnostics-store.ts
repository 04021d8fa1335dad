import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Diagnostics } from '../../core/bridge/contract.ts';
import type { LinkedBridge } from '../lib/bridge/loopback-bridge.ts';
import { messageOf } from './app-store.ts';

/** What the diagnostics page shows and asks for. */
export interface DiagnosticsSlice {
  readonly diagnostics: Diagnostics | null;
  readonly error: string | null;
  readonly reload: () => Promise<void>;
  /** Runs the numbered steps; progress arrives by itself. */
  readonly run: () => Promise<void>;
}
/** See `createDiagnosticsStore`. */
export type DiagnosticsStore = StoreApi<DiagnosticsSlice>;

/** What the diagnostics page shows; asked for when the page opens. */
export function createDiagnosticsStore(bridge: LinkedBridge): DiagnosticsStore {
  const store = createStore<DiagnosticsSlice>()((set) => {
    const attempt = async (task: () => Promise<void>) => {
      try {
        await task();
        set({ error: null });
      } catch (error) {
        set({ error: messageOf(error) });
      }
    };
    return {
      diagnostics: null,
      error: null,
      reload: () => attempt(async () => set({ diagnostics: await bridge.request('diagnostics.get', null) })),
      run: () =>
        attempt(async () => {
          await bridge.request('diagnostics.run', null);
          set({ diagnostics: await bridge.request('diagnostics.get', null) });
        }),
    };
  });
  bridge.subscribe('diagnostics', (diagnostics) => store.setState({ diagnostics, error: null }));
  return store;
}
