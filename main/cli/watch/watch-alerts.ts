import type { Settings } from '../../../core/settings/settings.ts';
import { createTimeFormat } from '../../../core/time/time-format.ts';
import { createAlerts } from '../../engine/alerts/alerts.ts';
import { createEmptyHistory } from '../../engine/history/empty-history.ts';
import { createNotificationLinks } from '../../engine/links/notification-links.ts';
import type { ProcessedNotification } from '../../engine/pipeline/processed-notification.ts';
import { createRecentNotifications } from '../../engine/profile/recent/recent-notifications.ts';
import { createToastMemory } from '../../engine/profile/toast-memory.ts';
import { terminalLog } from '../../host/log.ts';
import { noConfirmation } from '../../host/no-confirmation.ts';
import { nodeAlertPorts } from '../../host/node-alert-ports.ts';
import { systemClock } from '../../host/system-clock.ts';

/** Toasts of `watch --notify`: the app's alert policy and links, without a window, sounds, forwarding or a history. */
export interface WatchAlerts {
  raise(processed: ProcessedNotification): void;
  /** Resolves once the outcome of every toast so far is known, or after some seconds. */
  settled(): Promise<void>;
  dispose(): void;
}

/** Longer than any working toaster takes. */
const SETTLE_TIMEOUT_MS = 5_000;

export async function createWatchAlerts(settings: Settings): Promise<WatchAlerts> {
  const { toaster, links: opener, dispose: disposePorts } = await nodeAlertPorts();
  const log = terminalLog();
  const recent = createRecentNotifications(createEmptyHistory());
  const links = createNotificationLinks({
    confirmation: noConfirmation,
    opener,
    log,
    settings: () => settings,
    findNotification: recent.get,
    entryOf: () => null,
    onOpened: () => {},
  });
  const alerts = createAlerts({
    clock: systemClock,
    log,
    toaster,
    sounds: { play: async () => {} },
    onToast: () => {},
    onUnplayedSound: () => {},
    settings: () => settings,
    times: () => createTimeFormat(settings.time),
    pausedUntilMs: () => null,
    isDemo: () => false,
    async openLink(id, offer) {
      const result = await links.open(id, offer, false);
      if (result.outcome === 'confirm') log.warn(`${result.why} It was not opened: ${result.url}`);
      if (result.outcome === 'failed') {
        log.warn(`The link could not be opened: ${result.why}${result.copied ? ' It is on the clipboard.' : ''}`);
      }
      return result;
    },
    async snooze(itemId) {
      const seen = await recent.get(itemId);
      if (seen !== null && seen.item.entry === null) return false;
      log.warn('Snoozing needs the app: "watch" changes nothing that is stored.');
      return false;
    },
    speak: () => {},
    showFeed: () => {},
    onAnswered: () => {},
    showReplay: () => {},
    toastMemory: createToastMemory([], () => {}),
    forward: () => {},
  });
  alerts.start();
  const pending = new Set<Promise<unknown>>();
  return {
    raise(processed) {
      recent.add(processed);
      const raised = alerts
        .raise(processed)
        .catch((error) => log.error(`an alert could not be raised: ${(error as Error).message}`))
        .finally(() => pending.delete(raised));
      pending.add(raised);
    },
    async settled() {
      const timeout = Promise.withResolvers<void>();
      const cancel = systemClock.after(SETTLE_TIMEOUT_MS, timeout.resolve);
      await Promise.race([Promise.all(pending), timeout.promise]);
      cancel();
    },
    dispose() {
      alerts.dispose();
      disposePorts();
    },
  };
}
