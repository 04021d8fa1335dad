import type { ActivationArguments, Notification, NotificationConstructorOptions } from 'electron';
import { LRUCache } from 'lru-cache';
import type { ToastOutcome } from '../../../core/bridge/contract.ts';
import type { Clock, Log, Toast, ToastAction, ToastActivation, Toaster } from '../../engine/ports.ts';
import { createListeners } from '../../lib/listeners.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import { parseActivation, TOAST_ACTION_ORDER } from './toast-activation.ts';
import { toastOptions } from './toast-options.ts';

/** How long a toast may take to show before the fallback is asked. */
const SHOW_TIMEOUT_MS = 10_000;

/** Toasts kept referenced: Electron loses the clicks of a garbage-collected `Notification`. */
const MAX_LIVE_TOASTS = 200;

type LiveToast = Pick<Notification, 'id' | 'on' | 'show' | 'close' | 'removeAllListeners'>;
interface TrackedToast {
  readonly notification: LiveToast;
  readonly actions: readonly ToastAction[];
}

/** What is used of Electron's `Notification` class, with a factory in place of `new`. */
export interface ElectronNotifications {
  isSupported(): boolean;
  create(options: NotificationConstructorOptions): LiveToast;
  /** Windows. */
  handleActivation(callback: (details: ActivationArguments) => void): void;
  /** macOS. */
  getHistory(): Promise<LiveToast[]>;
}

/**
 * Toasts by Electron's `Notification`, with `fallback` for what it cannot show. Clicks arrive on all three systems,
 * and after a restart on Windows (activation) and macOS (the Notification Center's own list).
 */
export function createElectronToaster({
  toasts,
  platform,
  icon,
  clock,
  log,
  fallback,
}: {
  toasts: ElectronNotifications;
  platform: NodeJS.Platform;
  icon: string;
  clock: Clock;
  log: Log;
  fallback: Toaster;
}): Toaster {
  const live = new LRUCache<string, TrackedToast>({ max: MAX_LIVE_TOASTS });
  const listeners = createListeners<ToastActivation>();
  /** Clicks that came before anyone listened: the click that started the app. */
  let queuedActivations: ToastActivation[] = [];
  let lastFailure: string | null = null;

  const activate = (activation: ToastActivation) => {
    if (listeners.size() === 0) queuedActivations.push(activation);
    listeners.emit(activation);
  };

  /** Keeps a toast and its clicks. */
  const track = (id: string, notification: LiveToast, actions: readonly ToastAction[]) => {
    live.set(id, { notification, actions });
    notification.on('click', () => activate({ toastId: id, action: 'click' }));
    notification.on('action', ({ actionIndex }) => {
      const action = actions[actionIndex];
      if (action !== undefined) activate({ toastId: id, action });
    });
  };

  const dismiss = (id: string) => {
    const kept = live.get(id);
    kept?.notification.removeAllListeners();
    kept?.notification.close();
    live.delete(id);
  };

  const showWithElectron = (toast: Toast): Promise<ToastOutcome> => {
    // macOS and Windows replace by id; elsewhere the old toast is closed first.
    if (platform === 'linux') dismiss(toast.id);
    const notification = toasts.create(toastOptions(toast, platform, icon));
    track(toast.id, notification, toast.actions);
    const shown = new Promise<ToastOutcome>((resolve) => {
      notification.on('show', () => resolve({ outcome: 'shown', by: 'electron', detail: '' }));
      notification.on('failed', (_event, error) => resolve({ outcome: 'failed', by: 'electron', detail: error }));
      notification.show();
    });
    const timedOut = { outcome: 'failed', by: 'electron', detail: 'nothing was shown within 10 s' } as const;
    return withTimeout<ToastOutcome>(shown, SHOW_TIMEOUT_MS, () => timedOut, clock.after);
  };

  if (platform === 'win32') {
    // Called for every click. Toasts of this run report their own clicks, so only those of an earlier run are left.
    toasts.handleActivation((details) => {
      const activation = parseActivation(details);
      if (activation === null) log.info('A toast was activated without saying which.');
      else if (live.get(activation.toastId) === undefined) activate(activation);
    });
  }
  if (platform === 'darwin') {
    toasts
      .getHistory()
      .then((delivered) => {
        for (const notification of delivered) track(notification.id, notification, TOAST_ACTION_ORDER);
      })
      .catch((error: Error) => log.warn(`Toasts of an earlier run could not be read: ${error.message}`));
  }

  return {
    hasActions: true,
    show: async (toast) => {
      if (!toasts.isSupported()) return fallback.show(toast);
      let outcome: ToastOutcome;
      try {
        outcome = await showWithElectron(toast);
      } catch (error) {
        outcome = { outcome: 'failed', by: 'electron', detail: (error as Error).message };
      }
      lastFailure = outcome.outcome === 'failed' ? outcome.detail : null;
      if (outcome.outcome !== 'failed') return outcome;
      log.warn(`Electron showed no toast (${outcome.detail}); trying the fallback.`);
      dismiss(toast.id);
      return fallback.show(toast);
    },
    onActivate: (listener) => {
      const unsubscribe = listeners.add(listener);
      const waiting = queuedActivations;
      queuedActivations = [];
      for (const activation of waiting) listener(activation);
      const unsubscribeFallback = fallback.onActivate(listener);
      return () => {
        unsubscribe();
        unsubscribeFallback();
      };
    },
    suppression: async () => {
      if (!toasts.isSupported()) return (await fallback.suppression()) ?? 'This system has no notification service.';
      if (lastFailure === null) return fallback.suppression();
      return `The system did not show the last notification: ${lastFailure}. Allow notifications of Eventory Tray in the system settings.`;
    },
  };
}
