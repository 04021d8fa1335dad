import { createContext, type ReactNode, use } from 'react';
import { useStore } from 'zustand';
import type { BridgeClient } from '../lib/bridge/loopback-bridge.ts';
import { type AppSlice, type AppStore, createAppStore } from './app-store.ts';
import { type ClockStore, createClockStore } from './clock-store.ts';
import { createEditorStore, type EditorSlice, type EditorStore } from './editor-store.ts';
import { createExportStore, type ExportSlice, type ExportStore } from './export-store.ts';
import { createFeedStore, type FeedSlice, type FeedStore } from './feed/feed-store.ts';
import { createHealthStore, type HealthSlice, type HealthStore } from './health-store.ts';
import { createHiddenNoticesStore, type HiddenNoticesStore } from './hidden-notices.ts';
import { createHistoryStore, type HistorySlice, type HistoryStore } from './history-store.ts';
import { createReplayStore, type ReplaySlice, type ReplayStore } from './replay-store.ts';
import { createViewStore, type ViewSlice, type ViewStore } from './view-store.ts';
import { createWatchlistStore, type WatchlistSlice, type WatchlistStore } from './watchlist-store.ts';

/** Everything the window keeps, around one bridge. */
export interface WindowStores {
  readonly bridge: BridgeClient;
  readonly app: AppStore;
  readonly clock: ClockStore;
  readonly feed: FeedStore;
  readonly history: HistoryStore;
  readonly exports: ExportStore;
  readonly watchlist: WatchlistStore;
  readonly health: HealthStore;
  readonly hiddenNotices: HiddenNoticesStore;
  readonly replay: ReplayStore;
  readonly view: ViewStore;
  readonly editor: EditorStore;
}

/** Starts the stores; each asks the bridge for what it holds. */
export function createStores(bridge: BridgeClient): WindowStores {
  const watchlist = createWatchlistStore(bridge);
  const view = createViewStore();
  const stores = {
    bridge,
    app: createAppStore(bridge),
    clock: createClockStore(),
    feed: createFeedStore(bridge),
    history: createHistoryStore(bridge),
    exports: createExportStore(),
    watchlist,
    health: createHealthStore(bridge),
    hiddenNotices: createHiddenNoticesStore(),
    replay: createReplayStore(bridge),
    view,
    editor: createEditorStore(watchlist, view),
  };
  reloadOnProfileChange(stores);
  return stores;
}

/** The demo and live mode have a history and a watchlist each, and a restore brings others: both are then read again. */
function reloadOnProfileChange({ app, feed, history, watchlist, view, editor }: Omit<WindowStores, 'bridge'>): void {
  app.subscribe(({ state }, { state: before }) => {
    if (state === null || before === null || state.profile_number === before.profile_number) return;
    view.getState().select(null);
    editor.getState().close();
    void feed.getState().restart();
    history.getState().restart();
    void watchlist.getState().reload();
  });
}

const StoresContext = createContext<WindowStores | null>(null);

/** Gives everything below it these stores. */
export function StoresProvider({ stores, children }: { stores: WindowStores; children: ReactNode }) {
  return <StoresContext value={stores}>{children}</StoresContext>;
}

/** The stores of this window. Throws outside a `StoresProvider`. */
export function useStores(): WindowStores {
  const stores = use(StoresContext);
  if (stores === null) throw new Error('useStores is called outside a StoresProvider.');
  return stores;
}

/** The bridge to main. */
export const useBridge = (): BridgeClient => useStores().bridge;
/** A part of the app’s state; renders again when that part changes. So do the seven below, each for its store. */
export const useApp = <T,>(select: (slice: AppSlice) => T): T => useStore(useStores().app, select);
export const useFeed = <T,>(select: (slice: FeedSlice) => T): T => useStore(useStores().feed, select);
export const useHistory = <T,>(select: (slice: HistorySlice) => T): T => useStore(useStores().history, select);
export const useExports = <T,>(select: (slice: ExportSlice) => T): T => useStore(useStores().exports, select);
export const useWatchlist = <T,>(select: (slice: WatchlistSlice) => T): T => useStore(useStores().watchlist, select);
export const useHealth = <T,>(select: (slice: HealthSlice) => T): T => useStore(useStores().health, select);
export const useReplay = <T,>(select: (slice: ReplaySlice) => T): T => useStore(useStores().replay, select);
export const useHiddenNotices = <T,>(select: (slice: ReturnType<HiddenNoticesStore['getState']>) => T): T =>
  useStore(useStores().hiddenNotices, select);
export const useEditor = <T,>(select: (slice: EditorSlice) => T): T => useStore(useStores().editor, select);
export const useView = <T,>(select: (slice: ViewSlice) => T): T => useStore(useStores().view, select);

/** The time as of the last tick, through `select` so that a component renders only when what it shows changes. */
export const useClock = <T,>(select: (nowMs: number) => T): T => useStore(useStores().clock, (c) => select(c.nowMs));
