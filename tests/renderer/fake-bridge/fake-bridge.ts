import type { RequestName, RequestPayload } from '../../../core/bridge/request-schemas.ts';
import type { AppState } from '../../../core/bridge/state/app.ts';
import type { EntryOverview } from '../../../core/bridge/state/watchlist.ts';
import type { FeedItem } from '../../../core/feed/feed-item.ts';
import type { BridgeClient, TransportState } from '../../../renderer/lib/bridge/loopback-bridge.ts';
import { sampleState } from '../sample/app-state.ts';
import { sampleFeed } from '../sample/feed.ts';
import { SAMPLE_WATCHLIST } from '../sample/watchlist.ts';
import { appHandlers } from './app-handlers.ts';
import { createFakeApp } from './fake-app.ts';
import { createFakeReplay } from './fake-replay.ts';
import { feedHandlers } from './feed-handlers.ts';
import type { Handlers } from './handlers.ts';
import { historyHandlers } from './history-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { watchlistHandlers } from './watchlist-handlers.ts';

/** What the fake app starts with. */
export interface FakeBridgeOptions {
  readonly state?: AppState;
  readonly feed?: readonly FeedItem[];
  readonly watchlist?: readonly EntryOverview[];
  /** Answers that differ from the default ones. */
  readonly handlers?: Partial<Handlers>;
}

/** A bridge without an app behind it: answers from sample data and records what was asked. */
export function createFakeBridge(options: FakeBridgeOptions = {}) {
  const app = createFakeApp({
    state: options.state ?? sampleState(),
    entries: options.watchlist ?? SAMPLE_WATCHLIST,
    feed: options.feed ?? sampleFeed(120),
  });
  const handlers: Handlers = {
    ...appHandlers(app),
    ...feedHandlers(app),
    ...historyHandlers(app),
    ...watchlistHandlers(app),
    ...settingsHandlers(app),
    ...createFakeReplay(app.feed, (state) => app.emit('replay', state)).handlers,
    ...options.handlers,
  };

  const requests: { name: RequestName; payload: unknown }[] = [];
  const stateListeners = new Set<(link: TransportState) => void>();
  let link: TransportState = 'up';
  const bridge: BridgeClient = {
    async request(name, payload) {
      requests.push({ name, payload });
      return handlers[name](payload);
    },
    subscribe: app.subscribe,
    transportState: () => link,
    onTransportState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
  };

  return {
    bridge,
    emit: app.emit,
    setState: app.setState,
    arrive: app.arrive,
    /** What was asked under this name, in order. */
    askedFor: <N extends RequestName>(name: N) =>
      requests.filter((request) => request.name === name).map((request) => request.payload as RequestPayload<N>),
    setLink(next: TransportState) {
      link = next;
      for (const listener of stateListeners) listener(next);
    },
  };
}
