import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HealthState } from '../../core/bridge/state/health.ts';
import type { BridgeClient } from '../lib/bridge/loopback-bridge.ts';
import { errorMessage } from '../lib/error-message.ts';

/** What the diagnostics page shows and asks for. */
export interface HealthSlice {
  readonly health: HealthState | null;
  readonly error: string | null;
  readonly reload: () => Promise<void>;
  /** Runs the numbered steps; progress arrives by itself. */
  readonly run: () => Promise<void>;
}
/** See `createDiagnosticsStore`. */
export type HealthStore = StoreApi<HealthSlice>;

/** What the diagnostics page shows; asked for when the page opens. */
export function createHealthStore(bridge: BridgeClient): HealthStore {
  const store = createStore<HealthSlice>()((set) => {
    const attempt = async (task: () => Promise<void>) => {
      try {
        await task();
        set({ error: null });
      } catch (error) {
        set({ error: errorMessage(error) });
      }
    };
    return {
      health: null,
      error: null,
      reload: () => attempt(async () => set({ health: await bridge.request('diagnostics.get', null) })),
      run: () =>
        attempt(async () => {
          await bridge.request('diagnostics.run', null);
          set({ health: await bridge.request('diagnostics.get', null) });
        }),
    };
  });
  bridge.subscribe('diagnostics', (diagnostics) => store.setState({ health: diagnostics, error: null }));
  return store;
}
