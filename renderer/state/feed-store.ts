import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RequestPayload } from '../../core/bridge/contract.ts';
import type { FeedItem } from '../../core/feed/item.ts';
import type { LinkedBridge } from '../lib/bridge/loopback-bridge.ts';
import { messageOf } from './app-store.ts';
import { matchesFilter } from './feed-filter.ts';
import { append, prepend, replace } from './feed-list.ts';
import { createFrameQueue, type Schedule } from './frame-queue.ts';

/** What the list is narrowed to; the fields of the request `feed.list`. */
export type FeedFilter = Omit<RequestPayload<'feed.list'>, 'before' | 'limit'>;

const PAGE = 200;

/** The rows held, what narrows them, and the ways to more of them. */
export interface FeedSlice {
  readonly filter: FeedFilter;
  /** Newest first. */
  readonly items: readonly FeedItem[];
  /** Arrived while the list was held still; newest first. */
  readonly held: readonly FeedItem[];
  /** Whether the list stands still: the user reads further down, or is about to press a button in it. */
  readonly holding: boolean;
  readonly more: boolean;
  readonly loading: boolean;
  readonly error: string | null;
  /** Sites and change types met so far: the choices of the filters. */
  readonly websites: readonly string[];
  readonly changeTypes: readonly string[];
  readonly setFilter: (patch: Partial<FeedFilter>) => void;
  readonly setHolding: (holding: boolean) => void;
  /** Shows what was held. */
  readonly release: () => void;
  readonly reload: () => Promise<void>;
  /** Forgets all rows and reads anew: they are of another profile now. */
  readonly restart: () => Promise<void>;
  readonly loadOlder: () => Promise<void>;
}

/** See `createFeedStore`. */
export type FeedStore = StoreApi<FeedSlice>;

/** When a row came in live, for its tint; keyed by the item itself, so that nothing has to be cleaned up. */
export const arrivals = new WeakMap<FeedItem, number>();

/** The feed as far as the window holds it, for one filter at a time. Live items are taken over once per frame. */
export function createFeedStore(bridge: LinkedBridge, schedule?: Schedule): FeedStore {
  /** Answers to an older filter are dropped. */
  let asked = 0;

  const store = createStore<FeedSlice>()((set, get) => ({
    filter: { view: 'alerts', query: '', website: null, change_type: null },
    items: [],
    held: [],
    holding: false,
    more: false,
    loading: true,
    error: null,
    websites: [],
    changeTypes: [],

    setFilter(patch) {
      set({ filter: { ...get().filter, ...patch } });
      void get().reload();
    },
    setHolding(holding) {
      if (holding === get().holding) return;
      set({ holding });
      if (!holding) get().release();
    },
    release() {
      const { held, items } = get();
      if (held.length > 0) set({ items: prepend(items, held), held: [] });
    },
    async reload() {
      asked += 1;
      const mine = asked;
      set({ loading: true, error: null });
      try {
        const { items, more } = await bridge.request('feed.list', { ...get().filter, before: null, limit: PAGE });
        if (mine !== asked) return;
        const listed = append([], items);
        // What arrived while the answer was under way is newer than the answer.
        const { filter } = get();
        const live = get().items.filter((item) => arrivals.has(item) && matchesFilter(item, filter));
        set({ items: prepend(listed, live), held: [], more, loading: false, ...meet(get(), items) });
      } catch (error) {
        if (mine === asked) set({ loading: false, error: messageOf(error) });
      }
    },
    restart() {
      set({ items: [], held: [], more: false, websites: [], changeTypes: [] });
      return get().reload();
    },
    async loadOlder() {
      const { items, filter, more, loading } = get();
      const oldest = items.at(-1);
      if (!more || loading || oldest === undefined) return;
      const mine = asked;
      set({ loading: true, error: null });
      try {
        const answer = await bridge.request('feed.list', { ...filter, before: oldest.id, limit: PAGE });
        if (mine !== asked) return;
        set({
          items: append(get().items, answer.items),
          more: answer.more,
          loading: false,
          ...meet(get(), answer.items),
        });
      } catch (error) {
        if (mine === asked) set({ loading: false, error: messageOf(error) });
      }
    },
  }));

  const queue = createFrameQueue<FeedItem>((incoming) => {
    const { filter, items, held, holding } = store.getState();
    const wanted = incoming.filter((item) => matchesFilter(item, filter));
    const at = performance.now();
    for (const item of wanted) arrivals.set(item, at);
    const met = meet(store.getState(), incoming);
    if (wanted.length === 0) store.setState(met);
    else if (holding) store.setState({ held: prepend(held, wanted), ...met });
    else store.setState({ items: prepend(items, wanted), ...met });
  }, schedule);

  bridge.subscribe('feed', ({ items }) => queue.push(items));
  bridge.subscribe('feed.changed', ({ items: changed }) => {
    const { items, held } = store.getState();
    store.setState({ items: replace(items, changed), held: replace(held, changed) });
  });
  bridge.onLink((link) => {
    if (link === 'up') void store.getState().reload();
  });
  void store.getState().reload();
  return store;
}

/** The choices of the filters with those that `items` add. */
function meet(slice: FeedSlice, items: readonly FeedItem[]): Partial<FeedSlice> {
  const websites = new Set(slice.websites);
  const changeTypes = new Set(slice.changeTypes);
  for (const item of items) {
    if (item.kind !== 'notification') continue;
    if (item.website !== null) websites.add(item.website);
    for (const change of item.changes) changeTypes.add(change.type);
  }
  return {
    ...(websites.size === slice.websites.length ? {} : { websites: [...websites].sort() }),
    ...(changeTypes.size === slice.changeTypes.length ? {} : { changeTypes: [...changeTypes].sort() }),
  };
}
