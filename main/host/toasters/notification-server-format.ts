import type { Toast, ToastAction } from '../../engine/ports.ts';
import { ACTION_LABELS, isToastAction } from './host-toaster.ts';

/** What is sent to and read from a notification server, as the Desktop Notifications Specification 1.2 names it. */

/** The specification's name for "clicked on the notification itself". */
const DEFAULT_ACTION = 'default';

/** The actions of a toast with their labels, the click on the toast itself first. */
export function toServerActions(toast: Toast): readonly (readonly [action: string, label: string])[] {
  return [[DEFAULT_ACTION, 'Open'], ...toast.actions.map((action) => [action, ACTION_LABELS[action]] as const)];
}

/** The action that the server names; `null` if the app has no such action. */
export function parseServerAction(named: string): 'click' | ToastAction | null {
  if (named === DEFAULT_ACTION) return 'click';
  return isToastAction(named) ? named : null;
}

/** The body of a server with `body-markup` is XML-like, so the text of a message is escaped. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
