import type { TimeFormat } from '../../core/time/time-format.ts';
import { createAlerts } from './alerts/alerts.ts';
import { muteEventEntries } from './alerts/mute-event-entries.ts';
import { createSpeech } from './alerts/speech.ts';
import type { SuppressionWatch } from './alerts/suppression-watch.ts';
import type { Computers } from './computers/computers-types.ts';
import { handledAction, muteAction } from './computers/peer-actions.ts';
import type { EngineBase } from './engine-base.ts';
import { createForwarding } from './forwarding/forwarding.ts';
import { createExternalLinkHandler } from './links/external-link-handler.ts';
import { createNotificationLinks } from './links/notification-links.ts';
import { recordOpenedLink } from './links/record-opened-link.ts';
import { createAlarm } from './phone/alarm.ts';
import { entriesNow } from './phone/entries-now.ts';
import { createHeartbeat } from './phone/heartbeat.ts';
import { createPhone } from './phone/phone.ts';
import type { ProfileManager } from './profile/profile-manager.ts';
import type { RecentNotification } from './profile/recent/recent-notifications.ts';
import type { Replay } from './replay/replay.ts';

interface AlertParts {
  readonly profiles: ProfileManager;
  readonly computers: Pick<Computers, 'act' | 'status' | 'forwarding' | 'selfName'>;
  readonly replay: Pick<Replay, 'showToast'>;
  readonly times: () => TimeFormat;
  readonly suppression: Pick<SuppressionWatch, 'toastShown'>;
}

/** What an alert leads to: toast, sound, opened link, forwarded message; and the alarm about the feed itself. */
export function createAlertParts(base: EngineBase, { profiles, computers, replay, times, suppression }: AlertParts) {
  const { ports, events, changes, settings, ownSounds, session, pause, proxyPassword } = base;
  /** So that other computers take back what they sent to the phone. */
  const shareHandled = (seen: RecentNotification | null): void => {
    if (seen !== null && !seen.item.test) computers.act(handledAction(seen.notification));
  };
  const links = createNotificationLinks({
    opener: ports.links,
    confirmation: ports.confirmation,
    log: ports.log,
    settings: settings.get,
    findNotification: (id) => profiles.current().recent.get(id),
    entryOf: (id) => profiles.current().watchlist.get(id),
    onOpened(opened) {
      recordOpenedLink(profiles.current(), opened, ports.clock.now(), events);
      changes.emit('handled', { id: opened.item.id });
      shareHandled(opened);
    },
  });
  const forwarding = createForwarding({
    ...ports,
    settings: settings.get,
    times,
    proxyPassword,
    group: computers.forwarding,
  });
  changes.subscribe('state', forwarding.refreshTargets);
  const phone = createPhone(base, profiles, forwarding);
  const speech = createSpeech({
    ...ports,
    settings: settings.get,
    pausedUntilMs: pause.untilMs,
    isWanted: (alert) => entriesNow(alert, profiles.current().watchlist, ports.clock.now()).length > 0,
  });
  changes.subscribe('state', speech.recheck);
  changes.subscribe('watchlist', speech.recheck);
  changes.subscribe('profile', speech.recheck);
  changes.subscribe('handled', ({ id }) => speech.handled(id));
  const alerts = createAlerts({
    ...ports,
    settings: settings.get,
    times,
    pausedUntilMs: pause.untilMs,
    isDemo: () => profiles.current().name === 'demo',
    openLink: createExternalLinkHandler(links, events),
    snooze: (itemId, untilMs) =>
      muteEventEntries(profiles.current(), itemId, untilMs, (entries, until) =>
        computers.act(muteAction(entries, until, ports.clock.now())),
      ),
    onAnswered(id, action) {
      changes.emit('handled', { id });
      profiles
        .current()
        .recent.get(id)
        .then(shareHandled, () => undefined);
      profiles.current().history.record({ kind: 'toast_action', id, action });
    },
    showFeed: (id) => events.emit('show', { view: 'feed', id }),
    showReplay: replay.showToast,
    onToast: suppression.toastShown,
    toastMemory: {
      set: (toastId, itemId) => profiles.current().toastMemory.set(toastId, itemId),
      itemIdOf: (toastId) => profiles.current().toastMemory.itemIdOf(toastId),
    },
    forward: phone.raise,
    onUnplayedSound: () => void ownSounds.check(),
    speak: speech.say,
  });
  const alarm = createAlarm({
    ...ports,
    session,
    forwarding,
    times,
    settings: settings.get,
    connection: computers.status,
    computer: computers.selfName,
    isLive: () => profiles.current().name === 'live',
    messageQuarters: (sinceMs) => profiles.current().history.messageQuarters(sinceMs),
    onChange: () => changes.emit('state', null),
  });
  events.subscribe('feed', ({ items }) => {
    if (items.some((item) => item.kind === 'notification' && !item.test)) alarm.heard();
  });
  const heartbeat = createHeartbeat({
    ...ports,
    proxyPassword,
    settings: settings.get,
    connection: computers.status,
    isLive: () => profiles.current().name === 'live',
    isAlarmed: alarm.isRaised,
    onChange: () => changes.emit('state', null),
  });
  changes.subscribe('state', heartbeat.check);
  return { links, forwarding, phone, alerts, alarm, heartbeat, speech };
}
