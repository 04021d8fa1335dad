import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BridgeEvents } from '../../core/bridge/contract.ts';

/** The views that the rail leads to. */
export type ViewName = BridgeEvents['show']['view'];
const VIEW_NAMES: readonly ViewName[] = ['feed', 'watchlist', 'settings', 'diagnostics'];

/** A link that needs a yes before it opens. */
interface PendingLink {
  readonly id: number;
  readonly offer: string | null;
  readonly url: string;
  readonly why: string;
}

/** Where the user is, and what is being asked of them. */
export interface ViewSlice {
  readonly view: ViewName;
  /** Id of the feed item whose detail is open. */
  readonly selected: number | null;
  readonly watchlistQuery: string;
  readonly pendingLink: PendingLink | null;
  readonly show: (view: ViewName) => void;
  readonly select: (id: number | null) => void;
  readonly setWatchlistQuery: (query: string) => void;
  readonly setPendingLink: (question: PendingLink | null) => void;
}
/** See `createViewStore`. */
export type ViewStore = StoreApi<ViewSlice>;

/** Where the user is. The view is in the address, so that a reload comes back to it. */
export function createViewStore(location: Location = window.location): ViewStore {
  const fromHash = () => VIEW_NAMES.find((view) => location.hash === `#/${view}`) ?? 'feed';
  const store = createStore<ViewSlice>()((set) => ({
    view: fromHash(),
    selected: null,
    watchlistQuery: '',
    pendingLink: null,
    show(view) {
      set({ view });
      if (location.hash !== `#/${view}`) location.hash = `#/${view}`;
    },
    select: (selected) => set({ selected }),
    setWatchlistQuery: (watchlistQuery) => set({ watchlistQuery }),
    setPendingLink: (linkQuestion) => set({ pendingLink: linkQuestion }),
  }));
  window.addEventListener('hashchange', () => store.setState({ view: fromHash() }));
  return store;
}
