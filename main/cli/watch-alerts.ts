import type { Settings } from '../../core/settings/settings.ts';
import { hostAlertPorts } from '../browser/host-alert-ports.ts';
import { terminalLog } from '../browser/log.ts';
import { createAlerts } from '../engine/alerts/alerts.ts';
import { createNoHistory } from '../engine/history/no-history.ts';
import { createLinks } from '../engine/links.ts';
import type { Judged } from '../engine/pipeline.ts';
import { createRecent } from '../engine/recent.ts';
import { createToastMemory } from '../engine/toast-memory.ts';
import { systemClock } from '../host/system-clock.ts';

/** Toasts of `watch --notify`: the app's alert policy and links, without a window, sounds, forwarding or a history. */
export interface WatchAlerts {
  raise(judged: Judged): void;
  /** Resolves once it is known what became of every toast so far, or after some seconds. */
  settled(): Promise<void>;
  stop(): void;
}

/** Longer than any toaster takes that works. */
const SETTLE_WITHIN_MS = 5_000;

export async function createWatchAlerts(settings: Settings): Promise<WatchAlerts> {
  const { toaster, links: opener, close } = await hostAlertPorts();
  const log = terminalLog();
  const recent = createRecent(createNoHistory());
  const links = createLinks({
    links: opener,
    log,
    settings: () => settings,
    seen: recent.get,
    entry: () => null,
    onOpened: () => {},
  });
  const alerts = createAlerts({
    clock: systemClock,
    log,
    toaster,
    sounds: { play: async () => {} },
    settings: () => settings,
    pausedUntil: () => null,
    demo: () => false,
    async openLink(id, offer) {
      const result = await links.open(id, offer, false);
      if (result.outcome === 'confirm') log.warn(`${result.why} It was not opened: ${result.url}`);
      if (result.outcome === 'failed') {
        log.warn(`The link could not be opened: ${result.why}${result.copied ? ' It is on the clipboard.' : ''}`);
      }
      return result;
    },
    async snooze() {
      log.warn('Snoozing needs the app: "watch" changes nothing that is stored.');
      return false;
    },
    showFeed: () => {},
    toastMemory: createToastMemory([], () => {}),
    forward: () => {},
  });
  const pending = new Set<Promise<unknown>>();
  return {
    raise(judged) {
      recent.add(judged);
      const raised = alerts
        .raise(judged)
        .catch((error) => log.error(`an alert could not be raised: ${(error as Error).message}`))
        .finally(() => pending.delete(raised));
      pending.add(raised);
    },
    async settled() {
      const late = Promise.withResolvers<void>();
      const cancel = systemClock.after(SETTLE_WITHIN_MS, late.resolve);
      await Promise.race([Promise.all(pending), late.promise]);
      cancel();
    },
    stop() {
      alerts.stop();
      close();
    },
  };
}
