import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BridgeEvents } from '../../core/bridge/contract.ts';

/** The views that the rail leads to. */
export type View = BridgeEvents['show']['view'];
const VIEWS: readonly View[] = ['feed', 'watchlist', 'settings', 'diagnostics'];

/** A link that needs a yes before it opens. */
export interface LinkQuestion {
  readonly id: number;
  readonly offer: string | null;
  readonly url: string;
  readonly why: string;
}

/** Where the user is, and what is being asked of them. */
export interface ViewSlice {
  readonly view: View;
  /** Id of the feed item whose detail is open. */
  readonly selected: number | null;
  readonly watchlistQuery: string;
  readonly linkQuestion: LinkQuestion | null;
  readonly show: (view: View) => void;
  readonly select: (id: number | null) => void;
  readonly setWatchlistQuery: (query: string) => void;
  readonly askLink: (question: LinkQuestion | null) => void;
}
/** See `createViewStore`. */
export type ViewStore = StoreApi<ViewSlice>;

/** Where the user is. The view is in the address, so that a reload comes back to it. */
export function createViewStore(location: Location = window.location): ViewStore {
  const fromHash = () => VIEWS.find((view) => location.hash === `#/${view}`) ?? 'feed';
  const store = createStore<ViewSlice>()((set) => ({
    view: fromHash(),
    selected: null,
    watchlistQuery: '',
    linkQuestion: null,
    show(view) {
      set({ view });
      if (location.hash !== `#/${view}`) location.hash = `#/${view}`;
    },
    select: (selected) => set({ selected }),
    setWatchlistQuery: (watchlistQuery) => set({ watchlistQuery }),
    askLink: (linkQuestion) => set({ linkQuestion }),
  }));
  window.addEventListener('hashchange', () => store.setState({ view: fromHash() }));
  return store;
}
