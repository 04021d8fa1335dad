import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { newEntry } from '../../core/watchlist/fields.ts';
import type { ViewStore } from './view-store.ts';
import type { WatchlistStore } from './watchlist-store.ts';

/** What the form is to work on: a stored entry or a new one, with changes to start from. */
interface EditorTarget {
  /** `null` for a new entry. */
  readonly entryId: string | null;
  readonly overrides: Partial<WatchlistEntry>;
}

/** The entry form’s content and the ways in and out of it. */
export interface EditorSlice {
  /** The form's content as typed; `null` while the form is closed. It outlives a look at another view. */
  readonly draft: WatchlistEntry | null;
  /** What it is compared with: the stored entry, or a blank one. */
  readonly base: WatchlistEntry | null;
  /** Id of the stored entry that is edited; `null` for a new one. */
  readonly entryId: string | null;
  /** What to do once the user agrees to lose unsaved changes; `null` when nothing is asked. */
  readonly pendingDiscard: (() => void) | null;
  /** Opens (or, with `null`, closes) the form; asks first if changes would be lost. */
  readonly edit: (editing: EditorTarget | null) => void;
  readonly change: (patch: Partial<WatchlistEntry>) => void;
  /** The draft was stored as this entry: the form closes. */
  readonly close: () => void;
  readonly answerDiscard: (leave: boolean) => void;
}
/** See `createEditorStore`. */
export type EditorStore = StoreApi<EditorSlice>;

const CLOSED = { draft: null, base: null, entryId: null, pendingDiscard: null } as const;

/** Whether the form holds changes that are not saved. */
export function isDirty({ draft, base }: Pick<EditorSlice, 'draft' | 'base'>): boolean {
  return draft !== null && JSON.stringify(draft) !== JSON.stringify(base);
}

/** The entry form's content. */
export function createEditorStore(watchlist: WatchlistStore, view: ViewStore): EditorStore {
  const findEntry = (id: string) => watchlist.getState().byId.get(id)?.entry ?? null;

  return createStore<EditorSlice>()((set, get) => ({
    ...CLOSED,
    edit(editing) {
      const go = () => {
        if (editing === null) {
          set(CLOSED);
          return;
        }
        const { entryId, overrides } = editing;
        const stored = entryId === null ? null : findEntry(entryId);
        const base = stored ?? newEntry('', '');
        set({ base, draft: { ...base, ...overrides }, entryId: stored?.id ?? null, pendingDiscard: null });
        view.getState().show('watchlist');
      };
      if (isDirty(get())) {
        view.getState().show('watchlist');
        set({ pendingDiscard: go });
      } else go();
    },
    change(patch) {
      const { draft } = get();
      if (draft !== null) set({ draft: { ...draft, ...patch } });
    },
    close: () => set(CLOSED),
    answerDiscard(leave) {
      const { pendingDiscard } = get();
      set({ pendingDiscard: null });
      if (leave) pendingDiscard?.();
    },
  }));
}
