import { createStore, type StoreApi } from 'zustand/vanilla';

/** The time, as of the last tick. */
interface ClockSlice {
  /** Milliseconds since the epoch, as of the last tick. */
  readonly nowMs: number;
}
/** See `createClockStore`. */
export type ClockStore = StoreApi<ClockSlice>;

const TICK_MS = 1000;

/** The one timer behind every age, countdown and "today" in the window. It rests while the window is hidden. */
export function createClockStore(): ClockStore {
  const store = createStore<ClockSlice>()(() => ({ nowMs: Date.now() }));
  const tick = () => store.setState({ nowMs: Date.now() });
  setInterval(() => {
    if (!document.hidden) tick();
  }, TICK_MS);
  document.addEventListener('visibilitychange', tick);
  return store;
}
