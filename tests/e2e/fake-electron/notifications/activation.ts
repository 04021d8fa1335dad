import type { ActivationArguments } from 'electron';
import { fakeSystem } from '../fake-system.ts';
import { type DeliveredToast, deliveredToasts, removeDelivered } from './delivered-toasts.ts';
import { type NativeToast, presenter } from './presenter.ts';

let callback: ((details: ActivationArguments) => void) | null = null;
/** Electron keeps the newest one for a callback that comes later. */
let pending: ActivationArguments | null = null;

/** Windows' activations, as `windows_toast_activator.cc` has them. */
export const activation = {
  handle: (next: (details: ActivationArguments) => void) => {
    callback = next;
    if (pending === null) return;
    const details = pending;
    pending = null;
    next(details);
  },
};

/** Clicks a delivered toast: on itself (`null`), or on the button of that index. Throws if there is none. */
export function clickDelivered(id: string, button: number | null): void {
  const toast = deliveredToasts().find((one) => one.id === id);
  if (toast === undefined) throw new Error(`The system shows no toast ${id}.`);
  if (fakeSystem.platform === 'darwin') clickOnMac(toast, button);
  else clickOnWindows(toast, button);
}

function clickOnMac(toast: DeliveredToast, button: number | null): void {
  const native = presenter.findByRequest(toast.id);
  // The Notification Center takes an answered toast away, whoever it was for.
  removeDelivered(toast.id);
  if (native === undefined) return;
  if (button === null) clickNative(native);
  else native.delegate?.emit('action', { actionIndex: button, selectionIndex: -1 }, button, -1);
}

/** `ToastEventHandler::Invoke` for a toast of this run; the COM activator for one of an earlier run. */
function clickOnWindows(toast: DeliveredToast, button: number | null): void {
  const text = button === null ? (toast.content?.launch ?? '') : toast.content?.buttons[button]?.arguments;
  if (text === undefined) throw new Error(`The toast ${toast.id} has no button ${button}.`);
  const own = presenter.ownerOf(toast.id);
  removeDelivered(toast.id);
  if (own !== undefined && !/type=(action|reply)/.test(text)) clickNative(own);
  else activateWindows(text);
}

/** `HandleToastActivation`: the callback first, then the first object with that tag, whoever still listens to it. */
export function activateWindows(text: string): void {
  const values = Object.fromEntries(
    text
      .split('&')
      .map((pair) => pair.split('='))
      .filter((pair) => pair.length === 2 && pair.every((part) => part !== '')),
  );
  const isAction = values.type === 'action';
  const details: ActivationArguments = {
    type: isAction ? 'action' : 'click',
    arguments: text,
    ...(isAction ? { actionIndex: Number(values.action ?? -1) } : {}),
  };
  if (callback === null) pending = details;
  else callback(details);
  const target = presenter.findByTag(values.tag ?? '');
  if (target === undefined) return;
  const index = Number(values.action ?? -1);
  if (isAction) target.delegate?.emit('action', { actionIndex: index, selectionIndex: -1 }, index, -1);
  else if (target.delegate !== undefined) clickNative(target);
}

/** `Notification::NotificationClicked`: the event, then the native half is destroyed. */
function clickNative(native: NativeToast): void {
  native.delegate?.emit('click', {});
  presenter.remove(native);
}
