import type { LinkOutcome } from '../../../../core/bridge/requests/feed.ts';
import type { ToastOutcome } from '../../../../core/bridge/state/health.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import { newEntry } from '../../../../core/watchlist/fields.ts';
import type { Alert } from '../../../../main/engine/alerts/alert.ts';
import { type AlertDeps, createAlerts } from '../../../../main/engine/alerts/alerts.ts';
import type { Clock, Toast, ToastActivation } from '../../../../main/engine/ports.ts';
import { buildItem, FLOOR_OFFER } from '../../../support/build-item.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';
import { TIMES } from '../../../support/times.ts';

/** A clock that stands still until it is moved. */
export function manualClock(startMs = 0) {
  let now = startMs;
  let timers: { at: number; task: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    elapsed: () => now,
    after(delayMs, task) {
      const timer = { at: now + delayMs, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  return {
    ...clock,
    /** Moves on, running what falls due in order, and lets promises settle in between. */
    async advance(ms: number) {
      const end = now + ms;
      for (;;) {
        await settle();
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.task();
      }
      now = end;
      await settle();
    },
    pending: () => timers.length,
  };
}

/** Lets everything that is already resolved run. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** An alert number `id` of an event, with its entry unless that is `null`. */
export function alertOf(id: number, eventId = 'abc123', entry: Partial<WatchlistEntry> | null = {}): Alert {
  const item = buildItem({ id, event_id: eventId });
  const { timestamp, received_at, website, region, changes, event_infos } = item;
  const link = `https://tickets.example/cart/${id}`;
  const offer = buildOffer({ ...FLOOR_OFFER, section_key: null, offer_id: FLOOR_OFFER.key, atc: link });
  return {
    item,
    notification: buildNotification({
      ...{ timestamp, received_at, website, region, changes, event_infos },
      event_id: eventId,
      sections_type: 'OfferSections',
      offers: [offer],
    }),
    decision: {
      outcome: 'alert',
      entry: entry === null ? null : eventId,
      offers: ['floor-ga'],
      best: 'floor-ga',
      link,
      unverified: [],
      reasons: [],
    },
    entry: entry === null ? null : newEntry(eventId, eventId, entry),
  };
}

export const SHOWN: ToastOutcome = { outcome: 'shown', by: 'recorder', detail: '' };

/** Alerts with recorders for everything they reach. */
export function harness(overrides: Partial<AlertDeps> = {}) {
  const clock = manualClock(Date.parse('2026-04-27T10:00:00Z'));
  const record = {
    toasts: [] as Toast[],
    sounds: [] as [string, number][],
    unplayed: [] as string[],
    openedOffers: [] as (string | null)[],
    links: [] as number[],
    feeds: [] as (number | null)[],
    replays: [] as string[],
    snoozes: [] as [number, number][],
    actions: [] as [number, string][],
    forwarded: [] as number[],
    spoken: [] as [number, boolean][],
    answered: [] as number[],
    log: [] as string[],
  };
  const host = {
    settings: DEFAULT_SETTINGS as Settings,
    pausedUntil: null as number | null,
    /** Whether an entry names the event that is snoozed. */
    hasEntry: true,
    show: (_: Toast): Promise<ToastOutcome> => Promise.resolve(SHOWN),
    link: (_: number): Promise<LinkOutcome> => Promise.resolve({ outcome: 'opened', url: 'https://tickets.example/' }),
    play: (): Promise<void> => Promise.resolve(),
    activate: (_: ToastActivation): void => undefined,
  };
  const memory = new Map<string, number>();
  const deps: AlertDeps = {
    clock,
    times: () => TIMES,
    log: {
      debug: () => undefined,
      info: (message) => record.log.push(message),
      warn: (message) => record.log.push(message),
      error: (message) => record.log.push(message),
    },
    toaster: {
      hasActions: true,
      suppression: async () => null,
      show(toast) {
        record.toasts.push(toast);
        return host.show(toast);
      },
      onActivate(listener) {
        host.activate = listener;
        return () => {
          host.activate = () => undefined;
        };
      },
    },
    sounds: {
      play(sound, volume) {
        record.sounds.push([sound, volume]);
        return host.play();
      },
    },
    settings: () => host.settings,
    pausedUntilMs: () => host.pausedUntil,
    isDemo: () => false,
    openLink(id, offer) {
      record.links.push(id);
      record.openedOffers.push(offer);
      return host.link(id);
    },
    async snooze(id, untilMs) {
      if (!host.hasEntry) return false;
      record.snoozes.push([id, untilMs]);
      return true;
    },
    showFeed: (id) => record.feeds.push(id),
    onAnswered(id, action) {
      record.answered.push(id);
      record.actions.push([id, action]);
    },
    showReplay: (toastId) => record.replays.push(toastId),
    toastMemory: {
      set: (toastId, itemId) => memory.set(toastId, itemId),
      itemIdOf: (toastId) => memory.get(toastId) ?? null,
    },
    onToast: () => undefined,
    onUnplayedSound: () => record.unplayed.push(record.sounds.at(-1)?.[0] ?? ''),
    speak: (alert, isTest) => record.spoken.push([alert.item.id, isTest]),
    forward: (alert) => record.forwarded.push(alert.item.id),
    ...overrides,
  };
  const alerts = createAlerts(deps);
  alerts.start();
  return { clock, record, host, memory, alerts };
}
