import type { Computers } from './computers/computers-types.ts';
import type { HealthMonitor } from './diagnosis/health-monitor.ts';
import type { EngineBase } from './engine-base.ts';
import type { EngineOptions } from './engine-options.ts';
import type { Alarm } from './phone/alarm.ts';
import type { Heartbeat } from './phone/heartbeat.ts';
import type { ProfileManager } from './profile/profile-manager.ts';
import { createFeedPublisher } from './state/feed-publisher.ts';
import { keyGatewayCondition, keyStoreCondition } from './state/key-state.ts';
import { createStatePublisher } from './state/state-publisher.ts';
import { createWatchlistPublisher } from './state/watchlist-publisher.ts';
import type { Stream } from './stream/stream.ts';

/** What the window is sent, and when: each part follows the changes that concern it. */
export function createPublishers(
  { ports, events, changes, conditions, settings, pause, updates }: EngineBase,
  parts: {
    readonly profiles: ProfileManager;
    readonly health: HealthMonitor;
    readonly stream: Stream;
    readonly alarm: Pick<Alarm, 'last'>;
    readonly heartbeat: Pick<Heartbeat, 'last'>;
    readonly computers: Pick<Computers, 'status' | 'state'>;
  },
  { mode, platform, version, locale, abilities }: EngineOptions,
) {
  const { clock } = ports;
  const { profiles, health, stream, computers } = parts;
  const counts = () => profiles.current().counters.counts();
  const feed = createFeedPublisher(clock, (event, items) =>
    event === 'feed' ? events.emit('feed', { items, counts: counts() }) : events.emit('feed.changed', { items }),
  );
  const watchlist = createWatchlistPublisher(clock, profiles.current, (now) => events.emit('watchlist', now));
  const state = createStatePublisher(
    {
      fixed: { mode, platform, version, locale: locale ?? '', abilities },
      clock,
      profile: () => profiles.current(),
      key: profiles.keyState,
      connection: computers.status,
      feedDelayMs: health.feedDelayMs,
      pausedUntilMs: pause.untilMs,
      settings: settings.get,
      alertRoute: () => ports.pageAlerts?.route() ?? { by: 'system', tried: false },
      conditions: conditions.list,
      update: updates.state,
      stream: stream.server,
      lastAlarm: parts.alarm.last,
      lastHeartbeat: parts.heartbeat.last,
      computers: computers.state,
      counts,
    },
    (now) => events.emit('state', now),
  );
  changes.subscribe('state', state.publish);
  ports.pageAlerts?.onRouteChange(state.publish);
  ports.pageAlerts?.onRequest((request) => events.emit('page.alert', request));
  changes.subscribe('state', updates.applySettings);
  events.subscribe('feed', ({ items }) => {
    const alerts = items.some((item) => item.kind === 'notification' && item.outcome === 'alert');
    if (alerts && profiles.current().name === 'live') updates.alertRaised();
  });
  changes.subscribe('watchlist', watchlist.publish);
  // Feed items of the other profile that are still waiting do not belong to this one.
  changes.subscribe('profile', feed.clear);
  changes.subscribe('account', () => {
    health.resetFeedDelay();
    conditions.set('key store', keyStoreCondition(profiles.keyState(), profiles.isKeyLocked()));
    conditions.set('key gateway', keyGatewayCondition(profiles.keyState()));
    state.publish();
    watchlist.publish();
  });
  return { feed, state, watchlist };
}
