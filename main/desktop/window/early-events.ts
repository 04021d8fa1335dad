import type { BridgeEventName, BridgeEvents } from '../../../core/bridge/contract.ts';
import type { Engine } from '../../engine/engine.ts';

/** Events that ask the user something or show something; the others are part of the state that the page asks for. */
const EVENTS = ['show', 'watchlist.draft', 'link.confirm', 'notice'] as const satisfies BridgeEventName[];

/**
 * Keeps what a click that started the app asks the window, while there is no window yet or its page is still loading.
 *
 * @returns `release`, to be called once the page is loaded: sends what was kept, and shows the window for it.
 */
export function keepEarlyEvents(engine: Pick<Engine, 'subscribe'>): {
  release(parts: {
    readonly send: <E extends BridgeEventName>(name: E, payload: BridgeEvents[E]) => void;
    readonly showWindow: () => void;
  }): void;
} {
  const kept: (() => readonly [name: (typeof EVENTS)[number], payload: never])[] = [];
  const unsubscribes = EVENTS.map((name) =>
    engine.subscribe(name, (payload) => kept.push(() => [name, payload as never])),
  );
  return {
    release({ send, showWindow }) {
      for (const unsubscribe of unsubscribes) unsubscribe();
      if (kept.length > 0) showWindow();
      for (const event of kept) send(...event());
    },
  };
}
