import type { BridgeEventName, BridgeEvents } from '../../core/bridge/contract.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clock } from '../engine/ports.ts';

/** How long a page may take to open; then the next click opens one again. */
const PAGE_OPEN_TIMEOUT_MS = 20_000;
/** Events that ask or show the user something; the rest of its state a page reads when it opens. */
const QUEUED_EVENTS = ['show', 'watchlist.draft', 'link.confirm', 'notice'] as const;

type EngineClient = Pick<Engine, 'answer' | 'subscribe'>;

export interface PendingPageEvents {
  /** The engine as the page's bridge is to see it. */
  readonly engine: EngineClient;
  /**
   * Runs a task once a page has read its state, however long that takes: somebody else opens one now. One that is open
   * may be out of sight. Of several tasks the newest counts.
   */
  forNextPage(task: () => void): void;
  dispose(): void;
}

/**
 * Keeps events for the page while it is closed, so that a click on a toast is not lost: what the click shows or asks
 * opens the page, which gets the events once it has read its state.
 *
 * @param openPage opens the page in the user's browser.
 */
export function createPendingPageEvents(
  engine: EngineClient,
  { clock, openPage }: { clock: Clock; openPage: () => void },
): PendingPageEvents {
  /** Sends to the pages that are open. */
  const pageListeners = new Map<BridgeEventName, Set<(payload: never) => void>>();
  let pendingDeliveries: (() => void)[] = [];
  let nextPageTask: (() => void) | null = null;
  let cancelTimeout: (() => void) | null = null;

  const listenersOf = (event: BridgeEventName) => pageListeners.get(event) ?? new Set();

  function clearPending(): void {
    cancelTimeout?.();
    cancelTimeout = null;
    pendingDeliveries = [];
  }

  function enqueue<E extends (typeof QUEUED_EVENTS)[number]>(event: E, payload: BridgeEvents[E]): void {
    if (listenersOf(event).size > 0) return;
    pendingDeliveries.push(() => {
      for (const send of listenersOf(event)) (send as (payload: unknown) => void)(payload);
    });
    if (cancelTimeout !== null) return;
    cancelTimeout = clock.after(PAGE_OPEN_TIMEOUT_MS, clearPending);
    openPage();
  }

  const unsubscribes = QUEUED_EVENTS.map((event) => engine.subscribe(event, (payload) => enqueue(event, payload)));

  return {
    engine: {
      async answer(name, payload) {
        const value = await engine.answer(name, payload);
        if (name === 'state.get') {
          const deliveries = nextPageTask === null ? pendingDeliveries : [...pendingDeliveries, nextPageTask];
          clearPending();
          nextPageTask = null;
          // After the answer, which makes the page what it shows these in.
          setImmediate(() => {
            for (const send of deliveries) send();
          });
        }
        return value;
      },
      subscribe(event, listener) {
        const listeners = pageListeners.get(event) ?? new Set();
        pageListeners.set(event, listeners.add(listener));
        const unsubscribe = engine.subscribe(event, listener);
        return () => {
          listeners.delete(listener);
          unsubscribe();
        };
      },
    },
    forNextPage(task) {
      nextPageTask = task;
    },
    dispose() {
      clearPending();
      for (const unsubscribe of unsubscribes) unsubscribe();
    },
  };
}
