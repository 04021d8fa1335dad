import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { newEntry } from '../../core/watchlist/fields.ts';
import { rebaseEntry } from '../../core/watchlist/rebase-entry.ts';
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

const STORAGE_KEY = 'eventory-draft';

const CLOSED = { draft: null, base: null, entryId: null, pendingDiscard: null } as const;

/** Whether the form holds changes that are not saved. */
export function isDirty({ draft, base }: Pick<EditorSlice, 'draft' | 'base'>): boolean {
  return draft !== null && !areEqual(draft, base);
}

function areEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The entry form's content. Unsaved changes survive a reload of the window. */
export function createEditorStore(
  watchlist: WatchlistStore,
  view: ViewStore,
  storage: Storage = window.sessionStorage,
): EditorStore {
  const findEntry = (id: string) => watchlist.getState().byId.get(id)?.entry ?? null;

  const store = createStore<EditorSlice>()((set, get) => ({
    ...CLOSED,
    ...readDraft(storage),
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
  store.subscribe((slice) => {
    const { draft, base, entryId } = slice;
    if (isDirty(slice)) storage.setItem(STORAGE_KEY, JSON.stringify({ draft, base, entryId }));
    else storage.removeItem(STORAGE_KEY);
  });
  // Otherwise saving the form would bring back what was changed elsewhere: a mute, an entry that was off.
  watchlist.subscribe(() => {
    const { draft, base, entryId } = store.getState();
    const stored = entryId === null ? null : findEntry(entryId);
    if (draft === null || base === null || stored === null || areEqual(stored, base)) return;
    store.setState({ base: stored, draft: rebaseEntry(draft, base, stored) });
  });
  return store;
}

/** The unsaved changes that this window held before it was reloaded; none if they cannot be read. */
function readDraft(storage: Storage): Partial<Pick<EditorSlice, 'draft' | 'base' | 'entryId'>> {
  try {
    const kept: unknown = JSON.parse(storage.getItem(STORAGE_KEY) ?? 'null');
    if (!isRecord(kept) || !isRecord(kept.draft) || !isRecord(kept.base)) return {};
    const blank = newEntry('', '');
    return {
      draft: { ...blank, ...kept.draft },
      base: { ...blank, ...kept.base },
      entryId: typeof kept.entryId === 'string' ? kept.entryId : null,
    };
  } catch {
    return {};
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
