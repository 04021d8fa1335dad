import type { ToastOutcome } from '../../../core/bridge/state/health.ts';
import type { ToastAction, Toaster } from '../../engine/ports.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import { systemClock } from '../system-clock.ts';

/** Toasters settle within this, whatever the system does (`Toaster.show`). */
export const TOAST_TIMEOUT_MS = 10_000;

/** A toaster that holds a connection or processes. */
export interface HostToaster extends Toaster {
  /** Which toaster, as outcomes name it. */
  readonly name: string;
  /** Frees everything; toasts that are up stay. */
  dispose(): void;
}

export const APP_NAME = 'Eventory Tray';

/** The labels of the buttons of a toast. */
export const ACTION_LABELS: Readonly<Record<ToastAction, string>> = {
  add_to_cart: 'Add to cart',
  snooze: 'Snooze 1 h',
};

/** Whether a string from a notification server names an action of ours. */
export function isToastAction(text: string): text is ToastAction {
  return Object.hasOwn(ACTION_LABELS, text);
}

/** The outcome of `attempt`, or `unknown` after `deadlineMs`; a rejection is `failed`. Never rejects. */
export function settleWithTimeout(
  attempt: Promise<ToastOutcome>,
  by: string,
  deadlineMs: number = TOAST_TIMEOUT_MS,
): Promise<ToastOutcome> {
  return withTimeout(
    attempt.catch((error): ToastOutcome => ({ outcome: 'failed', by, detail: errorMessage(error) })),
    deadlineMs,
    () => ({ outcome: 'unknown', by, detail: `No answer within ${deadlineMs / 1000} s.` }),
    systemClock.after,
  );
}
