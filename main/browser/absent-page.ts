import type { BridgeEventName, BridgeEvents } from '../../core/bridge/contract.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clock } from '../engine/ports.ts';

/** How long a page may take to come up; then the next click asks for one again. */
const PAGE_COMES_WITHIN_MS = 20_000;
/** What the host has to say to the user; the rest of a page's state is read when it comes up. */
const TOLD_LATER = ['show', 'link.confirm', 'notice'] as const;

type EngineLink = Pick<Engine, 'request' | 'subscribe'>;

/**
 * Stands in for the page while it is closed, so that a click on a toast is not lost: what the click has to show or ask
 * opens the page, which is told once it has read its state.
 *
 * @param openPage opens the page in the user's browser.
 * @returns the engine as the page's bridge is to see it.
 */
export function standInForPage(
  engine: EngineLink,
  { clock, openPage }: { clock: Clock; openPage: () => void },
): { readonly engine: EngineLink; stop(): void } {
  /** Ways to tell the pages that are open. */
  const pages = new Map<BridgeEventName, Set<(payload: never) => void>>();
  let untold: (() => void)[] = [];
  let cancelWait: (() => void) | null = null;

  const listenersOf = (event: BridgeEventName) => pages.get(event) ?? new Set();

  function forget(): void {
    cancelWait?.();
    cancelWait = null;
    untold = [];
  }

  function keep<E extends (typeof TOLD_LATER)[number]>(event: E, payload: BridgeEvents[E]): void {
    if (listenersOf(event).size > 0) return;
    untold.push(() => {
      for (const tell of listenersOf(event)) (tell as (payload: unknown) => void)(payload);
    });
    if (cancelWait !== null) return;
    cancelWait = clock.after(PAGE_COMES_WITHIN_MS, forget);
    openPage();
  }

  const unsubscribes = TOLD_LATER.map((event) => engine.subscribe(event, (payload) => keep(event, payload)));

  return {
    engine: {
      async request(name, payload) {
        const value = await engine.request(name, payload);
        if (name === 'state.get' && untold.length > 0) {
          const waiting = untold;
          forget();
          // After the answer, which makes the page what it shows these in.
          setImmediate(() => {
            for (const tell of waiting) tell();
          });
        }
        return value;
      },
      subscribe(event, listener) {
        const listeners = pages.get(event) ?? new Set();
        pages.set(event, listeners.add(listener));
        const unsubscribe = engine.subscribe(event, listener);
        return () => {
          listeners.delete(listener);
          unsubscribe();
        };
      },
    },
    stop() {
      forget();
      for (const unsubscribe of unsubscribes) unsubscribe();
    },
  };
}
