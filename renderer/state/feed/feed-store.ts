import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FeedCounts } from '../../../core/feed/feed-counts.ts';
import type { FeedItem } from '../../../core/feed/feed-item.ts';
import { type FeedFilter, matchesFilter } from '../../../core/feed/search/feed-search.ts';
import type { BridgeClient } from '../../lib/bridge/loopback-bridge.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { createArrivalsSearch } from './arrivals-search.ts';
import { append, insert, prepend, replace } from './feed-list.ts';
import { createFrameQueue, type FrameScheduler } from './frame-queue.ts';

const PAGE_SIZE = 200;

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
  /** How many notifications the search and the filters find; `null` without any. */
  readonly foundCounts: FeedCounts | null;
  readonly setFilter: (patch: Partial<FeedFilter>) => void;
  readonly setFrozen: (frozen: boolean) => void;
  /** Shows what was buffered. */
  readonly flush: () => void;
  readonly reload: () => Promise<void>;
  /** Forgets all rows and reads again: they belong to another profile now. */
  readonly restart: () => Promise<void>;
  readonly loadOlder: () => Promise<void>;
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
      if (buffered.length > 0) set({ items: insert(items, buffered), buffered: [] });
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
    const { query, website, change_type } = filter;
    try {
      const foundCounts = await bridge.request('feed.count', { query, website, change_type });
      if (store.getState().filter === filter) store.setState({ foundCounts });
    } catch {
      // The list itself says what went wrong.
    }
  }

  /** Takes in rows that arrived and belong to the list of everything. */
  function takeIn(found: readonly FeedItem[], incoming: readonly FeedItem[], add = prepend): void {
    const { filter, items, buffered, frozen, foundCounts } = store.getState();
    const wanted = found.filter((item) => isInView(item, filter));
    const at = performance.now();
    for (const item of wanted) arrivedAtMs.set(item, at);
    const met = {
      ...withSeenFilterOptions(store.getState(), incoming),
      ...(foundCounts === null ? {} : { foundCounts: addToCounts(foundCounts, found) }),
    };
    if (wanted.length === 0) store.setState(met);
    else if (frozen) store.setState({ buffered: add(buffered, wanted), ...met });
    else store.setState({ items: add(items, wanted), ...met });
  }

  const arrivals = createArrivalsSearch(bridge, (found, filter) => {
    if (store.getState().filter === filter) takeIn(found, [], insert);
  });

  const queue = createFrameQueue<FeedItem>((incoming) => {
    const { filter } = store.getState();
    const found = incoming.filter((item) => matchesFilter(item, { ...filter, view: 'everything' }));
    takeIn(found, incoming);
    if (filter.query.trim() !== '')
      arrivals.add(
        incoming.filter((item) => !found.includes(item)),
        filter,
      );
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

function isInView(item: FeedItem, { view }: FeedFilter): boolean {
  return view === 'everything' || item.kind === 'gap' || item.outcome === 'alert';
}

function addToCounts({ alerts, everything }: FeedCounts, items: readonly FeedItem[]): FeedCounts {
  const notifications = items.filter((item) => item.kind === 'notification');
  const alerted = notifications.filter(({ outcome }) => outcome === 'alert').length;
  return {
    alerts: { ...alerts, count: alerts.count + (alerts.more ? 0 : alerted) },
    everything: { ...everything, count: everything.count + (everything.more ? 0 : notifications.length) },
  };
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
