import type { ActivationArguments } from 'electron';
import type { ToastAction, ToastActivation } from '../../engine/ports.ts';

/** The buttons in the order toasts have them, for those of an earlier run, whose own list is gone. */
export const TOAST_ACTION_ORDER: readonly ToastAction[] = ['add_to_cart', 'snooze'];

/**
 * Reads what Windows hands over when a toast of an earlier run is clicked: the raw arguments carry the toast's id as
 * `tag` ("type=action&action=0&tag=ID").
 *
 * @returns `null` if the arguments name no toast, or the activation is none of ours (a reply).
 */
export function parseActivation(
  details: Pick<ActivationArguments, 'type' | 'arguments' | 'actionIndex'>,
): ToastActivation | null {
  const toastId = new URLSearchParams(details.arguments).get('tag');
  if (toastId === null || toastId === '') return null;
  if (details.type === 'click') return { toastId: toastId, action: 'click' };
  if (details.type !== 'action') return null;
  const action = TOAST_ACTION_ORDER[details.actionIndex ?? -1];
  return action === undefined ? null : { toastId: toastId, action };
}
