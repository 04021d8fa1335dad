import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FeedItem } from '../../core/feed/feed-item.ts';
import { type FeedFilter, matchesFilter } from '../../core/feed/feed-search.ts';
import type { BridgeClient } from '../lib/bridge/loopback-bridge.ts';
import { errorMessage } from '../lib/error-message.ts';
import { append, prepend, replace } from './feed-list.ts';
import { createFrameQueue, type FrameScheduler } from './frame-queue.ts';

const PAGE_SIZE = 200;
/** How many rows are counted for a search: as many as one answer holds. */
const COUNTED_ROWS = 500;

/** The rows shown, what narrows them, and the ways to more of them. */
export interface FeedSlice {
  readonly filter: FeedFilter;
  /** Newest first. */
  readonly items: readonly FeedItem[];
  /** Arrived while the list was frozen; newest first. */
  readonly buffered: readonly FeedItem[];
  /** Whether the list stands still: the user reads further down, or is about to press a button in it. */
  readonly frozen: boolean;
  readonly more: boolean;
  readonly loading: boolean;
  readonly error: string | null;
  /** Sites and change types met so far: the choices of the filters. */
  readonly websites: readonly string[];
  readonly changeTypes: readonly string[];
  /** How many rows the search and the filters find, as far as was looked; `null` without any. */
  readonly foundCounts: FoundCounts | null;
  readonly setFilter: (patch: Partial<FeedFilter>) => void;
  readonly setFrozen: (frozen: boolean) => void;
  /** Shows what was buffered. */
  readonly flush: () => void;
  readonly reload: () => Promise<void>;
  /** Forgets all rows and reads anew: they are of another profile now. */
  readonly restart: () => Promise<void>;
  readonly loadOlder: () => Promise<void>;
}

/** How many of the newest rows a search finds. */
interface FoundCounts {
  readonly alerts: number;
  readonly everything: number;
  /** Whether there may be more than were looked at. */
  readonly more: boolean;
}

/** See `createFeedStore`. */
export type FeedStore = StoreApi<FeedSlice>;

/** When a row came in live, for its tint; keyed by the item itself, so that nothing has to be cleaned up. */
export const arrivedAtMs = new WeakMap<FeedItem, number>();

/** The feed as far as the window holds it, for one filter at a time. Live items are taken over once per frame. */
export function createFeedStore(bridge: BridgeClient, schedule?: FrameScheduler): FeedStore {
  /** Answers to an older filter are dropped. */
  let latestRequestId = 0;

  const store = createStore<FeedSlice>()((set, get) => ({
    filter: { view: 'alerts', query: '', website: null, change_type: null },
    items: [],
    buffered: [],
    frozen: false,
    more: false,
    loading: true,
    error: null,
    websites: [],
    changeTypes: [],
    foundCounts: null,

    setFilter(patch) {
      set({ filter: { ...get().filter, ...patch } });
      void get().reload();
      void countFound();
    },
    setFrozen(frozen) {
      if (frozen === get().frozen) return;
      set({ frozen });
      if (!frozen) get().flush();
    },
    flush() {
      const { buffered, items } = get();
      if (buffered.length > 0) set({ items: prepend(items, buffered), buffered: [] });
    },
    async reload() {
      latestRequestId += 1;
      const mine = latestRequestId;
      set({ loading: true, error: null });
      try {
        const { items, more } = await bridge.request('feed.list', { ...get().filter, before: null, limit: PAGE_SIZE });
        if (mine !== latestRequestId) return;
        const listed = append([], items);
        // What arrived while the answer was under way is newer than the answer.
        const { filter } = get();
        const live = get().items.filter((item) => arrivedAtMs.has(item) && matchesFilter(item, filter));
        set({
          items: prepend(listed, live),
          buffered: [],
          more,
          loading: false,
          ...withSeenFilterOptions(get(), items),
        });
      } catch (error) {
        if (mine === latestRequestId) set({ loading: false, error: errorMessage(error) });
      }
    },
    restart() {
      set({ items: [], buffered: [], more: false, websites: [], changeTypes: [] });
      return get().reload();
    },
    async loadOlder() {
      const { items, filter, more, loading } = get();
      const oldest = items.at(-1);
      if (!more || loading || oldest === undefined) return;
      const mine = latestRequestId;
      set({ loading: true, error: null });
      try {
        const answer = await bridge.request('feed.list', { ...filter, before: oldest.id, limit: PAGE_SIZE });
        if (mine !== latestRequestId) return;
        set({
          items: append(get().items, answer.items),
          more: answer.more,
          loading: false,
          ...withSeenFilterOptions(get(), answer.items),
        });
      } catch (error) {
        if (mine === latestRequestId) set({ loading: false, error: errorMessage(error) });
      }
    },
  }));

  /** Counts what search and filters find, for both views. */
  async function countFound(): Promise<void> {
    const { filter } = store.getState();
    if (!isNarrowed(filter)) {
      store.setState({ foundCounts: null });
      return;
    }
    try {
      const query = { ...filter, view: 'everything', before: null, limit: COUNTED_ROWS } as const;
      const { items, more } = await bridge.request('feed.list', query);
      if (store.getState().filter !== filter) return;
      store.setState({ foundCounts: addFound({ alerts: 0, everything: 0, more }, items) });
    } catch {
      // The list itself says what went wrong.
    }
  }

  const queue = createFrameQueue<FeedItem>((incoming) => {
    const { filter, items, buffered, frozen } = store.getState();
    const wanted = incoming.filter((item) => matchesFilter(item, filter));
    const at = performance.now();
    for (const item of wanted) arrivedAtMs.set(item, at);
    const found = store.getState().foundCounts;
    const everything = incoming.filter((item) => matchesFilter(item, { ...filter, view: 'everything' }));
    const met = {
      ...withSeenFilterOptions(store.getState(), incoming),
      ...(found === null ? {} : { foundCounts: addFound(found, everything) }),
    };
    if (wanted.length === 0) store.setState(met);
    else if (frozen) store.setState({ buffered: prepend(buffered, wanted), ...met });
    else store.setState({ items: prepend(items, wanted), ...met });
  }, schedule);

  bridge.subscribe('feed', ({ items }) => queue.push(items));
  bridge.subscribe('feed.changed', ({ items: changed }) => {
    const { items, buffered } = store.getState();
    store.setState({ items: replace(items, changed), buffered: replace(buffered, changed) });
  });
  bridge.onTransportState((link) => {
    if (link === 'up') void store.getState().reload();
  });
  void store.getState().reload();
  return store;
}

function isNarrowed({ query, website, change_type }: FeedFilter): boolean {
  return query.trim() !== '' || website !== null || change_type !== null;
}

function addFound(found: FoundCounts, items: readonly FeedItem[]): FoundCounts {
  const notifications = items.filter((item) => item.kind === 'notification');
  const alerts = notifications.filter(({ outcome }) => outcome === 'alert').length;
  return { ...found, alerts: found.alerts + alerts, everything: found.everything + notifications.length };
}

/** The choices of the filters with those that `items` add. */
function withSeenFilterOptions(slice: FeedSlice, items: readonly FeedItem[]): Partial<FeedSlice> {
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
