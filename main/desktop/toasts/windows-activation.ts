import type { ActivationArguments } from 'electron';
import { type ToastAction, type ToastActivation, UNKNOWN_TOAST } from '../../engine/ports.ts';
import { isToastAction } from '../../host/toasters/host-toaster.ts';

/**
 * What Windows hands back when a toast is clicked, also to a later run of the app. `type`, `action` and `tag` are
 * Electron's own names (`HandleToastActivation`); `button` names the button, whose position alone says nothing about a
 * toast of another run.
 */
export function clickArguments(toastId: string): string {
  return `type=click&tag=${encodeURIComponent(toastId)}`;
}

export function actionArguments(toastId: string, action: ToastAction, index: number): string {
  return `type=action&action=${index}&tag=${encodeURIComponent(toastId)}&button=${action}`;
}

/**
 * @returns `null` for an activation that is none of ours (a reply). One that names no toast, or no button of ours, is from
 *   an older version: it counts as a click on an unknown toast, which opens the feed.
 */
export function parseWindowsActivation(
  details: Pick<ActivationArguments, 'type' | 'arguments'>,
): ToastActivation | null {
  if (details.type !== 'click' && details.type !== 'action') return null;
  const values = new URLSearchParams(details.arguments);
  const toastId = values.get('tag') ?? UNKNOWN_TOAST;
  if (details.type === 'click') return { toastId, action: 'click' };
  const action = values.get('button') ?? '';
  return isToastAction(action) && toastId !== UNKNOWN_TOAST
    ? { toastId, action }
    : { toastId: UNKNOWN_TOAST, action: 'click' };
}
