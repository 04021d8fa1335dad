import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RequestPayload } from '../../core/bridge/request-schemas.ts';
import type { ReplayItem, ReplayState } from '../../core/feed/replay/replay-state.ts';
import type { BridgeClient } from '../lib/bridge/loopback-bridge.ts';
import { errorMessage } from '../lib/error-message.ts';

const PAGE_SIZE = 200;

/** A message with its place among all of the evening. */
export type PlacedItem = ReplayItem & { readonly index: number };
export type ReplayList = 'alerts' | 'everything';

/** The replay as the window knows it. */
export interface ReplaySlice {
  /** `null` while none is on. */
  readonly state: ReplayState | null;
  /** What has been played, newest first, as far as it was scrolled. */
  readonly items: readonly PlacedItem[];
  readonly more: boolean;
  readonly list: ReplayList;
  /** Why the newest request failed; `null` if it did not. */
  readonly error: string | null;
  /** The moment that the form of a new replay begins at (RFC3339); `null` for last evening. */
  readonly suggested: string | null;
  readonly suggest: (at: string | null) => void;
  readonly start: (request: RequestPayload<'replay.start'>) => Promise<void>;
  readonly control: (change: RequestPayload<'replay.control'>) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly setList: (list: ReplayList) => void;
  readonly loadOlder: () => Promise<void>;
}

/** See `createReplayStore`. */
export type ReplayStore = StoreApi<ReplaySlice>;

const NOTHING = { key: '', until: 0 };

const keyOf = ({ state, list }: Pick<ReplaySlice, 'state' | 'list'>): string =>
  state === null ? '' : `${state.from} ${state.to} ${state.revision} ${list}`;

/** The replay of this app: its state as it is sent, and the messages that have been played. */
export function createReplayStore(bridge: BridgeClient): ReplayStore {
  /** What `items` belong to: after another replay, an edit, a move back or another list they are read from the start. */
  let loaded = NOTHING;
  let following = false;

  const store = createStore<ReplaySlice>()((set, get) => {
    async function attempt(work: () => Promise<unknown>): Promise<void> {
      set({ error: null });
      try {
        await work();
      } catch (error) {
        set({ error: errorMessage(error) });
      }
    }

    return {
      state: null,
      items: [],
      more: false,
      list: 'alerts',
      error: null,
      suggested: null,
      suggest: (suggested) => set({ suggested }),
      start: (request) => attempt(() => bridge.request('replay.start', request)),
      control: (change) => attempt(() => bridge.request('replay.control', change)),
      stop: () => attempt(() => bridge.request('replay.stop', null)),
      setList(list) {
        set({ list });
        void follow();
      },
      loadOlder: () =>
        attempt(async () => {
          const { items, list } = get();
          const oldest = items.at(-1);
          if (oldest === undefined) return;
          const before = oldest.index;
          const older = await bridge.request('replay.list', { from: 0, before, limit: PAGE_SIZE, view: list });
          const { items: now } = get();
          if (now.at(-1) === oldest) set({ items: [...now, ...older.items], more: older.more });
        }),
    };
  });

  /** Reads what has been played since the last time, or everything again; one request at a time. */
  async function follow(): Promise<void> {
    if (following) return;
    following = true;
    try {
      while (await readMore());
    } catch (error) {
      loaded = NOTHING;
      store.setState({ error: errorMessage(error) });
    } finally {
      following = false;
    }
  }

  /** `false` if there was nothing to read. */
  async function readMore(): Promise<boolean> {
    const { state, list: view } = store.getState();
    const key = keyOf(store.getState());
    const before = state?.played.messages ?? 0;
    const goesOn = key === loaded.key && before >= loaded.until;
    if (state === null || (goesOn && before === loaded.until)) return false;
    const from = goesOn ? loaded.until : 0;
    const found = await bridge.request('replay.list', { from, before, limit: PAGE_SIZE, view });
    if (keyOf(store.getState()) !== key) return true;
    loaded = { key, until: before };
    const { items } = store.getState();
    // If more than a page was passed at once, the list starts over from there.
    if (goesOn && !found.more) store.setState({ items: [...found.items, ...items] });
    else store.setState({ items: found.items, more: found.more });
    return true;
  }

  function apply(state: ReplayState | null): void {
    if (state === null) {
      loaded = NOTHING;
      store.setState({ state, items: [], more: false });
      return;
    }
    store.setState({ state });
    void follow();
  }

  bridge.subscribe('replay', apply);
  bridge.request('replay.get', null).then(
    (state) => state !== null && apply(state),
    () => {},
  );
  return store;
}
