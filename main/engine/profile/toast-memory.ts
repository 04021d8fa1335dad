import { LRUCache } from 'lru-cache';

const MAX_TOASTS = 2000;

/**
 * Which item each toast stands for, in memory for a click; `persist` keeps it for the next run.
 *
 * @param earlierToasts toasts of earlier runs, newest first.
 */
export function createToastMemory(
  earlierToasts: readonly { readonly toastId: string; readonly itemId: number }[],
  persist: (toastId: string, itemId: number) => void,
): ToastMemory {
  const itemIds = new LRUCache<string, number>({ max: MAX_TOASTS });
  for (const { toastId, itemId } of earlierToasts.toReversed()) itemIds.set(toastId, itemId);
  return {
    set(toastId, itemId) {
      itemIds.set(toastId, itemId);
      persist(toastId, itemId);
    },
    itemIdOf: (toastId) => itemIds.peek(toastId) ?? null,
  };
}

/** Which item each toast stands for. Persisted, so that a click after a restart still opens the right link. */
export interface ToastMemory {
  set(toastId: string, itemId: number): void;
  itemIdOf(toastId: string): number | null;
}
