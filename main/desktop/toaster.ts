import type { ActivationArguments, Notification, NotificationConstructorOptions } from 'electron';
import { LRUCache } from 'lru-cache';
import type { ToastOutcome } from '../../core/bridge/contract.ts';
import type { Clock, Log, Toast, ToastAction, ToastActivation, Toaster } from '../engine/ports.ts';
import { ACTION_ORDER, readActivation } from './toast-activation.ts';
import { toastOptions } from './toast-options.ts';

/** How long a toast may take to show before the other toaster is asked (design section 8). */
const NO_SHOW_MS = 10_000;

/** Toasts kept alive: Electron forgets the clicks of a collected `Notification`. */
const KEPT_TOASTS = 200;

type LiveToast = Pick<Notification, 'id' | 'on' | 'show' | 'close' | 'removeAllListeners'>;
interface Kept {
  readonly notification: LiveToast;
  readonly actions: readonly ToastAction[];
}

/** What is used of Electron's `Notification` class, with a factory in place of `new`. */
export interface SystemToasts {
  isSupported(): boolean;
  create(options: NotificationConstructorOptions): LiveToast;
  /** Windows. */
  handleActivation(callback: (details: ActivationArguments) => void): void;
  /** macOS. */
  getHistory(): Promise<LiveToast[]>;
}

/**
 * Toasts by Electron's `Notification`, with `fallback` for what it cannot show. Clicks arrive on the three systems,
 * and after a restart on Windows (activation) and macOS (the Notification Center's own list).
 */
export function electronToaster({
  toasts,
  platform,
  icon,
  clock,
  log,
  fallback,
}: {
  toasts: SystemToasts;
  platform: NodeJS.Platform;
  icon: string;
  clock: Clock;
  log: Log;
  fallback: Toaster;
}): Toaster {
  const live = new LRUCache<string, Kept>({ max: KEPT_TOASTS });
  const listeners = new Set<(activation: ToastActivation) => void>();
  /** Clicks that came before anyone listened: the click that started the app. */
  let early: ToastActivation[] = [];
  let refusal: string | null = null;

  const activate = (activation: ToastActivation) => {
    if (listeners.size === 0) early.push(activation);
    for (const listener of listeners) listener(activation);
  };

  /** Keeps a toast and its clicks. */
  const keep = (id: string, notification: LiveToast, actions: readonly ToastAction[]) => {
    live.set(id, { notification, actions });
    notification.on('click', () => activate({ toast_id: id, action: 'click' }));
    notification.on('action', ({ actionIndex }) => {
      const action = actions[actionIndex];
      if (action !== undefined) activate({ toast_id: id, action });
    });
  };

  const dismiss = (id: string) => {
    const kept = live.get(id);
    kept?.notification.removeAllListeners();
    kept?.notification.close();
    live.delete(id);
  };

  const showHere = (toast: Toast): Promise<ToastOutcome> =>
    new Promise((resolve) => {
      // macOS and Windows replace by id; elsewhere the old toast has to go first.
      if (platform === 'linux') dismiss(toast.id);
      const notification = toasts.create(toastOptions(toast, platform, icon));
      keep(toast.id, notification, toast.actions);
      const settle = (outcome: ToastOutcome) => {
        cancel();
        resolve(outcome);
      };
      const cancel = clock.after(NO_SHOW_MS, () =>
        settle({ outcome: 'failed', by: 'electron', detail: 'nothing was shown within 10 s' }),
      );
      notification.on('show', () => settle({ outcome: 'shown', by: 'electron', detail: '' }));
      notification.on('failed', (_event, error) => settle({ outcome: 'failed', by: 'electron', detail: error }));
      notification.show();
    });

  if (platform === 'win32') {
    // Told of every click, but a toast that is kept tells of its own: only those of an earlier run are left.
    toasts.handleActivation((details) => {
      const activation = readActivation(details);
      if (activation === null) log.info('A toast was activated without saying which.');
      else if (live.get(activation.toast_id) === undefined) activate(activation);
    });
  }
  if (platform === 'darwin') {
    toasts
      .getHistory()
      .then((delivered) => {
        for (const notification of delivered) keep(notification.id, notification, ACTION_ORDER);
      })
      .catch((error: Error) => log.warn(`Toasts of an earlier run could not be read: ${error.message}`));
  }

  return {
    has_actions: true,
    show: async (toast) => {
      if (!toasts.isSupported()) return fallback.show(toast);
      let outcome: ToastOutcome;
      try {
        outcome = await showHere(toast);
      } catch (error) {
        outcome = { outcome: 'failed', by: 'electron', detail: (error as Error).message };
      }
      refusal = outcome.outcome === 'failed' ? outcome.detail : null;
      if (outcome.outcome !== 'failed') return outcome;
      log.warn(`Electron showed no toast (${outcome.detail}); trying the other way.`);
      dismiss(toast.id);
      return fallback.show(toast);
    },
    onActivate: (listener) => {
      listeners.add(listener);
      const waiting = early;
      early = [];
      for (const activation of waiting) listener(activation);
      const stopFallback = fallback.onActivate(listener);
      return () => {
        listeners.delete(listener);
        stopFallback();
      };
    },
    suppression: async () => {
      if (!toasts.isSupported()) return (await fallback.suppression()) ?? 'This system has no notification service.';
      if (refusal === null) return fallback.suppression();
      return `The system did not show the last notification: ${refusal}. Allow notifications of Eventory Tray in the system settings.`;
    },
  };
}
