import type { NotificationResponse } from 'electron';
import { type Toast, type ToastAction, type ToastActivation, UNKNOWN_TOAST } from '../../engine/ports.ts';

/**
 * Of a toast of an earlier run, the Notification Center returns only the identifier and the position of the button. So the
 * identifier also says which buttons the toast has.
 */
const ACTION_CODES: Readonly<Record<ToastAction, string>> = { add_to_cart: 'a', snooze: 's' };
const SEPARATOR = '~';

/** What macOS calls a click on the toast itself; a button of ours is `ACTION_0`, as Electron numbers them. */
const DEFAULT_ACTION = 'com.apple.UNNotificationDefaultActionIdentifier';

/** The identifier a toast gets on macOS. */
export function macIdentifier({ id, actions }: Pick<Toast, 'id' | 'actions'>): string {
  return `${id}${SEPARATOR}${actions.map((action) => ACTION_CODES[action]).join('')}`;
}

/** @returns the toast and its buttons; no buttons are known of a toast that an older version showed. */
export function parseMacIdentifier(identifier: string): {
  readonly toastId: string;
  readonly actions: readonly ToastAction[];
} {
  const at = identifier.lastIndexOf(SEPARATOR);
  if (at === -1) return { toastId: identifier, actions: [] };
  const actions = [...identifier.slice(at + 1)].flatMap((code) =>
    (Object.keys(ACTION_CODES) as ToastAction[]).filter((action) => ACTION_CODES[action] === code),
  );
  return { toastId: identifier.slice(0, at), actions };
}

/** The button at a position. A position that no known button has opens the feed: which button it was is not known. */
export function macButton(identifier: string, index: number): ToastActivation {
  const { toastId, actions } = parseMacIdentifier(identifier);
  const action = actions[index];
  return action === undefined ? { toastId: UNKNOWN_TOAST, action: 'click' } : { toastId, action };
}

/**
 * The click that started the app, as `ready` reports it (`launchInfo`). The Notification Center has handed it over by
 * then, so it arrives in no other way.
 *
 * @returns `null` if no click of ours started the app.
 */
export function parseLaunchInfo(
  launchInfo: Readonly<Record<string, unknown>> | NotificationResponse,
): ToastActivation | null {
  const { identifier, actionIdentifier } = launchInfo as Readonly<Record<string, unknown>>;
  if (typeof identifier !== 'string' || typeof actionIdentifier !== 'string') return null;
  if (actionIdentifier === DEFAULT_ACTION) return { toastId: parseMacIdentifier(identifier).toastId, action: 'click' };
  const button = /^ACTION_(\d+)$/.exec(actionIdentifier)?.[1];
  return button === undefined ? null : macButton(identifier, Number(button));
}
