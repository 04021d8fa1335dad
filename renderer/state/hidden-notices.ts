import { createStore, type StoreApi } from 'zustand/vanilla';

/** Notices that the user has dismissed. */
interface HiddenNoticesSlice {
  readonly keys: readonly string[];
  readonly hide: (key: string) => void;
  /** Only these conditions hold now: one that ended and comes again is shown again. */
  readonly keepOnly: (current: readonly string[]) => void;
}
/** See `createHiddenNoticesStore`. */
export type HiddenNoticesStore = StoreApi<HiddenNoticesSlice>;

const STORAGE_KEY = 'eventory-hidden-notices';

/** Dismissed notices stay dismissed over a reload, until their condition changes. */
export function createHiddenNoticesStore(storage: Storage = window.localStorage): HiddenNoticesStore {
  const store = createStore<HiddenNoticesSlice>()((set, get) => ({
    keys: readKeys(storage),
    hide: (key) => set({ keys: [...get().keys, key] }),
    keepOnly(current) {
      const kept = get().keys.filter((key) => current.includes(key));
      if (kept.length !== get().keys.length) set({ keys: kept });
    },
  }));
  store.subscribe(({ keys }) => storage.setItem(STORAGE_KEY, JSON.stringify(keys)));
  return store;
}

function readKeys(storage: Storage): string[] {
  try {
    const keys: unknown = JSON.parse(storage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}
