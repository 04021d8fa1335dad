const MAX_TOASTS = 2000;

/**
 * Which item each toast stands for, at hand for a click; `persist` keeps it for the next run.
 *
 * @param earlierToasts toasts of earlier runs, newest first.
 */
export function createToastMemory(
  earlierToasts: readonly { readonly toastId: string; readonly itemId: number }[],
  persist: (toastId: string, itemId: number) => void,
): ToastMemory {
  const itemIds = new Map([...earlierToasts].reverse().map(({ toastId, itemId }) => [toastId, itemId]));
  return {
    set(toastId, itemId) {
      itemIds.delete(toastId);
      itemIds.set(toastId, itemId);
      const oldest = itemIds.keys().next().value;
      if (itemIds.size > MAX_TOASTS && oldest !== undefined) itemIds.delete(oldest);
      persist(toastId, itemId);
    },
    itemIdOf: (toastId) => itemIds.get(toastId) ?? null,
  };
}

/** Which item each toast stands for. Persisted, so that a click after a restart still opens the right link. */
export interface ToastMemory {
  set(toastId: string, itemId: number): void;
  itemIdOf(toastId: string): number | null;
}
