/** A typed set of listeners by event name. */
export interface Emitter<Events> {
  emit<E extends keyof Events>(event: E, payload: Events[E]): void;
  /** Returns its unsubscribe. */
  subscribe<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void;
}

/**
 * Creates an emitter. A listener that throws is reported to `onError` and does not keep the others from being called: a
 * broken window connection must never stop an alert.
 */
export function createEmitter<Events>(onError: (error: unknown) => void): Emitter<Events> {
  const listeners = new Map<keyof Events, Set<(payload: never) => void>>();
  return {
    emit(event, payload) {
      for (const listener of listeners.get(event) ?? []) {
        try {
          (listener as (payload: unknown) => void)(payload);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
  };
}
