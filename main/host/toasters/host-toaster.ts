import type { ToastOutcome } from '../../../core/bridge/contract.ts';
import type { ToastAction, ToastActivation, Toaster } from '../../engine/ports.ts';

/** Toasters settle within this, whatever the system does (`Toaster.show`). */
export const TOAST_TIMEOUT_MS = 10_000;

/** A toaster that holds a connection or processes. */
export interface HostToaster extends Toaster {
  /** Which toaster, as outcomes name it. */
  readonly name: string;
  /** Frees everything; toasts that are up stay. */
  close(): void;
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

/** Who listens for clicks. */
export function createActivationEmitter() {
  const listeners = new Set<(activation: ToastActivation) => void>();
  return {
    emit(activation: ToastActivation): void {
      for (const listener of [...listeners]) listener(activation);
    },
    onActivate(listener: (activation: ToastActivation) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The outcome of `attempt`, or `unknown` after `deadlineMs`; a rejection is `failed`. Never rejects. */
export function settleWithTimeout(
  attempt: Promise<ToastOutcome>,
  by: string,
  deadlineMs: number = TOAST_TIMEOUT_MS,
): Promise<ToastOutcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => resolve({ outcome: 'unknown', by, detail: `No answer within ${deadlineMs / 1000} s.` }),
      deadlineMs,
    );
    attempt
      .catch((error): ToastOutcome => ({ outcome: 'failed', by, detail: errorMessage(error) }))
      .then((outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
  });
}

export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
