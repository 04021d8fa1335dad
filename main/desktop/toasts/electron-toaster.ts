import type { ActivationArguments, Notification, NotificationConstructorOptions } from 'electron';
import { LRUCache } from 'lru-cache';
import type { ToastOutcome } from '../../../core/bridge/state/health.ts';
import type { Clock, Log, Toast, ToastActivation, Toaster } from '../../engine/ports.ts';
import { createListeners } from '../../lib/listeners.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import { macButton, parseMacIdentifier } from './mac-activation.ts';
import { type ElectronToastPlatform, toastOptions } from './toast-options.ts';
import { parseWindowsActivation } from './windows-activation.ts';

/** How long a toast may take to show before the fallback is asked. */
const SHOW_TIMEOUT_MS = 10_000;

/**
 * Toasts of this run kept referenced: Electron loses the clicks of a garbage-collected `Notification`. An older one is
 * taken off the screen, where its click would do nothing; its alert is in the feed.
 */
const MAX_LIVE_TOASTS = 200;

/** Windows may report one click twice, by the toast and by the activation callback. */
const SAME_CLICK_MS = 1_000;

type LiveToast = Pick<Notification, 'id' | 'on' | 'show' | 'close' | 'removeAllListeners'>;

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
 * Toasts by Electron's `Notification` on macOS and Windows, with `fallback` for what it cannot show. Clicks arrive also
 * after a restart: on Windows by the activation callback, on macOS by the Notification Center's own list.
 *
 * @param launchedBy the click that started the app, if the system reports it apart (macOS).
 */
export function createElectronToaster({
  toasts,
  platform,
  icon,
  clock,
  log,
  fallback,
  launchedBy = null,
}: {
  toasts: ElectronNotifications;
  platform: ElectronToastPlatform;
  icon: string;
  clock: Clock;
  log: Log;
  fallback: Toaster;
  launchedBy?: ToastActivation | null;
}): Toaster {
  const live = new LRUCache<string, LiveToast>({
    max: MAX_LIVE_TOASTS,
    dispose: (notification, _toastId, reason) => {
      if (reason === 'evict') notification.close();
    },
  });
  /** macOS: those of earlier runs, which Electron cannot take off the screen: as many as the Notification Center has. */
  const earlier = new Map<string, LiveToast>();
  const listeners = createListeners<ToastActivation>();
  /** Clicks that came before anyone listened: the click that started the app. */
  let queuedActivations: ToastActivation[] = launchedBy === null ? [] : [launchedBy];
  let lastFailure: string | null = null;
  let lastClick = { toastId: '', atMs: Number.NEGATIVE_INFINITY };

  const activate = (activation: ToastActivation) => {
    if (activation.action === 'click' && activation.toastId !== '') {
      const nowMs = clock.now();
      if (activation.toastId === lastClick.toastId && nowMs - lastClick.atMs < SAME_CLICK_MS) return;
      lastClick = { toastId: activation.toastId, atMs: nowMs };
    }
    if (listeners.size() === 0) queuedActivations.push(activation);
    listeners.emit(activation);
  };

  const reportClicks = (toastId: string, notification: LiveToast) => {
    notification.on('click', () => activate({ toastId, action: 'click' }));
    // Windows hands a button to the first object with the toast's tag, which may be one that was replaced. There the
    // activation callback alone counts.
    if (platform === 'darwin') {
      notification.on('action', ({ actionIndex }) => activate(macButton(notification.id, actionIndex)));
    }
  };

  const dismiss = (toastId: string) => {
    const kept = live.get(toastId) ?? earlier.get(toastId);
    kept?.removeAllListeners();
    kept?.close();
    live.delete(toastId);
    earlier.delete(toastId);
  };

  const showWithElectron = (toast: Toast): Promise<ToastOutcome> => {
    // An old object with this id that is not closed would get the clicks of the new toast (macOS, Windows), and take it
    // off the screen once it is collected (macOS).
    dismiss(toast.id);
    const notification = toasts.create(toastOptions(toast, platform, icon));
    live.set(toast.id, notification);
    reportClicks(toast.id, notification);
    const shown = new Promise<ToastOutcome>((resolve) => {
      notification.on('show', () => resolve({ outcome: 'shown', by: 'electron', detail: '' }));
      notification.on('failed', (_event, error) => resolve({ outcome: 'failed', by: 'electron', detail: error }));
      notification.show();
    });
    const timedOut = { outcome: 'failed', by: 'electron', detail: 'nothing was shown within 10 s' } as const;
    return withTimeout<ToastOutcome>(shown, SHOW_TIMEOUT_MS, () => timedOut, clock.after);
  };

  if (platform === 'win32') {
    // Called for every button, and for a click on a toast of an earlier run.
    toasts.handleActivation((details) => {
      const activation = parseWindowsActivation(details);
      if (activation !== null) activate(activation);
    });
  } else {
    toasts
      .getHistory()
      .then((delivered) => {
        for (const notification of delivered) {
          const { toastId } = parseMacIdentifier(notification.id);
          earlier.set(toastId, notification);
          reportClicks(toastId, notification);
        }
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
