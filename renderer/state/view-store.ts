import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BridgeEvents } from '../../core/bridge/contract.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';

export type View = BridgeEvents['show']['view'];
const VIEWS: readonly View[] = ['feed', 'watchlist', 'settings', 'diagnostics'];

/** What the editor works on: a stored entry (with changes to start from) or a new one. */
export interface Editing {
  /** `null` for a new entry. */
  readonly entryId: string | null;
  readonly overrides: Partial<WatchlistEntry>;
}

/** A link that needs a yes before it opens. */
export interface LinkQuestion {
  readonly id: number;
  readonly offer: string | null;
  readonly url: string;
  readonly why: string;
}

export interface ViewSlice {
  readonly view: View;
  /** Id of the feed item whose detail is open. */
  readonly selected: number | null;
  readonly watchlistQuery: string;
  readonly editing: Editing | null;
  /** Whether the form holds changes that are not saved. */
  readonly dirty: boolean;
  /** What to do once the user agrees to lose those changes. */
  readonly leaving: (() => void) | null;
  readonly linkQuestion: LinkQuestion | null;
  readonly show: (view: View) => void;
  readonly select: (id: number | null) => void;
  readonly setWatchlistQuery: (query: string) => void;
  /** Opens (or, with `null`, closes) the form; asks first where changes would be lost. */
  readonly edit: (editing: Editing | null) => void;
  readonly setDirty: (dirty: boolean) => void;
  readonly answerLeaving: (leave: boolean) => void;
  readonly askLink: (question: LinkQuestion | null) => void;
}
export type ViewStore = StoreApi<ViewSlice>;

/** Where the user is. The view is in the address, so that a reload comes back to it. */
export function createViewStore(location: Location = window.location): ViewStore {
  const fromHash = () => VIEWS.find((view) => location.hash === `#/${view}`) ?? 'feed';
  const store = createStore<ViewSlice>()((set, get) => ({
    view: fromHash(),
    selected: null,
    watchlistQuery: '',
    editing: null,
    dirty: false,
    leaving: null,
    linkQuestion: null,
    show(view) {
      set({ view });
      if (location.hash !== `#/${view}`) location.hash = `#/${view}`;
    },
    select: (selected) => set({ selected }),
    setWatchlistQuery: (watchlistQuery) => set({ watchlistQuery }),
    edit(editing) {
      const go = () => {
        set({ editing, dirty: false, leaving: null });
        if (editing !== null) get().show('watchlist');
      };
      if (get().dirty) set({ leaving: go });
      else go();
    },
    setDirty: (dirty) => set({ dirty }),
    answerLeaving(leave) {
      const { leaving } = get();
      set({ leaving: null });
      if (leave) leaving?.();
    },
    askLink: (linkQuestion) => set({ linkQuestion }),
  }));
  window.addEventListener('hashchange', () => store.setState({ view: fromHash() }));
  return store;
}
