import type { BridgeEventName, BridgeEvents } from '../../../core/bridge/contract.ts';
import type { AppState } from '../../../core/bridge/state/app.ts';
import type { EntryOverview, WatchlistPart } from '../../../core/bridge/state/watchlist.ts';
import type { FeedItem } from '../../../core/feed/feed-item.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';

/** A whole watchlist as its only part. */
export const watchlistPart = (entries: readonly EntryOverview[], damaged: WatchlistPart['damaged'] = []) => ({
  version: 1,
  start: 0,
  total: entries.length,
  entries,
  damaged,
});

interface Start {
  readonly state: AppState;
  readonly entries: readonly EntryOverview[];
  readonly feed: readonly FeedItem[];
}

export type FakeApp = ReturnType<typeof createFakeApp>;

/** What a fake app knows. Each change is emitted as the event that the window would get. */
export function createFakeApp(start: Start) {
  let { state, entries } = start;
  const feed = [...start.feed];
  const listeners = new Map<BridgeEventName, Set<(payload: never) => void>>();

  function emit<E extends BridgeEventName>(event: E, payload: BridgeEvents[E]): void {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  }
  const setEntries = (next: readonly EntryOverview[]) => {
    entries = next;
    emit('watchlist', watchlistPart(entries));
  };

  return {
    emit,
    subscribe<E extends BridgeEventName>(event: E, listener: (payload: BridgeEvents[E]) => void): () => void {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    get state() {
      return state;
    },
    setState(patch: Partial<AppState>) {
      state = { ...state, ...patch };
      emit('state', state);
    },
    /** What was deleted, by the name for its undo. */
    removed: new Map<string, readonly EntryOverview[]>(),
    get entries() {
      return entries;
    },
    setEntries,
    patchEntries: (ids: readonly string[], patch: Partial<WatchlistEntry>) =>
      setEntries(
        entries.map((view) => (ids.includes(view.entry.id) ? { ...view, entry: { ...view.entry, ...patch } } : view)),
      ),
    /** Oldest first. */
    feed,
    itemOf: (id: number) => feed.find((item) => item.id === id),
    /** A live item arrives. */
    arrive(...items: FeedItem[]) {
      feed.push(...items);
      const notifications = items.filter((item) => item.kind === 'notification');
      const { alerts_today, notifications_today } = state.counts;
      const counts = {
        alerts_today: alerts_today + notifications.filter(({ outcome }) => outcome === 'alert').length,
        notifications_today: notifications_today + notifications.length,
      };
      state = { ...state, counts };
      emit('feed', { items, counts });
    },
  };
}
