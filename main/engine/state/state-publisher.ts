import { isQuietAt } from '../../../core/alerts/quiet-hours.ts';
import type { AlertRoute, AppState, HostCapabilities, KeyState, Notice } from '../../../core/bridge/state/app.ts';
import type { ConnectionStatus } from '../../../core/connection/connection-status.ts';
import { splitProxyPassword } from '../../../core/connection/proxy-address.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { Clock } from '../ports.ts';

/** Changes that come with every message reach the window at most this often. */
const PUBLISH_INTERVAL_MS = 1000;
/** How often quiet hours and the start of a new day are checked. */
const POLL_INTERVAL_MS = 30_000;

/** Where the parts of the state come from. */
export interface StateSources {
  readonly fixed: Pick<AppState, 'mode' | 'platform' | 'version' | 'locale'> & { readonly abilities: HostCapabilities };
  readonly clock: Clock;
  profile(): { readonly name: 'live' | 'demo'; readonly number: number };
  key(): KeyState;
  connection(): ConnectionStatus;
  feedDelayMs(): number | null;
  /** Milliseconds since the epoch. */
  pausedUntilMs(): number | null;
  settings(): Settings;
  alertRoute(): AlertRoute;
  conditions(): readonly Notice[];
  update(): AppState['update'];
  stream(): AppState['stream'];
  lastAlarm(): AppState['last_alarm'];
  lastHeartbeat(): AppState['last_heartbeat'];
  computers(): AppState['computers'];
  counts(): AppState['counts'];
}

/** The state of the app as the window sees it; publishes each change to the window. */
export interface StatePublisher {
  current(): AppState;
  /** From now on changes are published. */
  start(): void;
  /** Something changed that should be seen now. Several in the same turn make one event. */
  publish(): void;
  /** Something changed that changes often; published within a second. */
  publishSoon(): void;
  dispose(): void;
}

export function createStatePublisher(sources: StateSources, emit: (state: AppState) => void): StatePublisher {
  const { clock } = sources;
  let scheduled = false;
  let started = false;
  let cancelCounts: (() => void) | null = null;
  let lastState: AppState | null = null;

  function current(): AppState {
    const nowMs = clock.now();
    const pausedUntilMs = sources.pausedUntilMs();
    const settings = sources.settings();
    const profile = sources.profile();
    return {
      ...sources.fixed,
      profile: profile.name,
      profile_number: profile.number,
      key: sources.key(),
      connection: sources.connection(),
      feed_delay_ms: sources.feedDelayMs(),
      paused_until: pausedUntilMs === null ? null : new Date(pausedUntilMs).toISOString(),
      quiet_now: isQuietAt(nowMs, settings.alerts, settings.time.zone),
      // A password that could not be moved to the secret store.
      settings: {
        ...settings,
        gateway: { ...settings.gateway, proxy: splitProxyPassword(settings.gateway.proxy).address },
      },
      alert_route: sources.alertRoute(),
      conditions: sources.conditions(),
      update: sources.update(),
      stream: sources.stream(),
      last_alarm: sources.lastAlarm(),
      last_heartbeat: sources.lastHeartbeat(),
      computers: sources.computers(),
      counts: sources.counts(),
    };
  }

  function emitState(): void {
    scheduled = false;
    if (!started) return;
    lastState = current();
    emit(lastState);
  }

  function changed(): void {
    if (scheduled || !started) return;
    scheduled = true;
    queueMicrotask(emitState);
  }

  let cancelTick = (): void => {};

  function poll(): void {
    cancelTick = clock.after(POLL_INTERVAL_MS, poll);
    const now = current();
    const differs =
      lastState === null ||
      now.quiet_now !== lastState.quiet_now ||
      now.paused_until !== lastState.paused_until ||
      now.counts.notifications_today !== lastState.counts.notifications_today;
    if (differs) changed();
  }

  return {
    current,
    start() {
      started = true;
      cancelTick = clock.after(POLL_INTERVAL_MS, poll);
      changed();
    },
    publish: changed,
    publishSoon() {
      cancelCounts ??= clock.after(PUBLISH_INTERVAL_MS, () => {
        cancelCounts = null;
        changed();
      });
    },
    dispose() {
      started = false;
      cancelTick();
      cancelCounts?.();
    },
  };
}
