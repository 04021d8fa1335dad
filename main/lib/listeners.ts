/** A set of listeners for one kind of event. */
export interface Listeners<T> {
  /** Calls every listener that was added when the event is emitted. */
  emit(event: T): void;
  /** Returns its unsubscribe. */
  add(listener: (event: T) => void): () => void;
  size(): number;
}

export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(event: T) => void>();
  return {
    emit(event) {
      for (const listener of [...listeners]) listener(event);
    },
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    size: () => listeners.size,
  };
}
