import type { ToastMemory } from './alerts/alerts.ts';

const KEPT = 2000;

/**
 * Which item each toast stands for, at hand for a click; `persist` keeps it for the next run.
 *
 * @param earlier toasts of earlier runs, newest first.
 */
export function createToastMemory(
  earlier: readonly { readonly toast_id: string; readonly item_id: number }[],
  persist: (toastId: string, itemId: number) => void,
): ToastMemory {
  const items = new Map([...earlier].reverse().map(({ toast_id, item_id }) => [toast_id, item_id]));
  return {
    remember(toastId, itemId) {
      items.delete(toastId);
      items.set(toastId, itemId);
      const oldest = items.keys().next().value;
      if (items.size > KEPT && oldest !== undefined) items.delete(oldest);
      persist(toastId, itemId);
    },
    itemOf: (toastId) => items.get(toastId) ?? null,
  };
}
