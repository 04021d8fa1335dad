import type { BridgeEventName, BridgeEvents, HostCapabilities } from '../../core/bridge/contract.ts';
import { type AsyncDisposable, createAsyncDisposableStack, type Disposable } from '../../core/lifecycle/disposable.ts';
import { createTimeFormat } from '../../core/time/time-format.ts';
import { type Alerts, createAlerts } from './alerts/alerts.ts';
import { muteEventEntries } from './alerts/mute-event-entries.ts';
import { createPause } from './alerts/pause.ts';
import { createSuppressionCheck } from './alerts/toast-suppression.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { createHealthMonitor, type HealthMonitor } from './diagnosis/health-monitor.ts';
import { createMalformedFrames } from './diagnosis/malformed-frames.ts';
import { createForwarding, type Forwarding } from './forwarding/forwarding.ts';
import { createGatewayConnection } from './gateway/gateway-connection.ts';
import { createImports } from './imports/imports.ts';
import { createExternalLinkHandler } from './links/external-link-handler.ts';
import { createNotificationLinks } from './links/notification-links.ts';
import { recordOpenedLink } from './links/record-opened-link.ts';
import { createDispatch } from './pipeline/dispatch.ts';
import { createPipeline } from './pipeline/pipeline.ts';
import type { Ports } from './ports.ts';
import type { Demo } from './profile/demo.ts';
import { openProfile, type Profile } from './profile/profile.ts';
import { createProfileManager, type ProfileManager } from './profile/profile-manager.ts';
import { createRequestRouter, type RequestRouter } from './requests/request-router.ts';
import { createConditionStore } from './state/condition-store.ts';
import { createEmitter } from './state/emitter.ts';
import type { EngineChanges } from './state/engine-changes.ts';
import { createFeedPublisher } from './state/feed-publisher.ts';
import { keyGatewayCondition, keyStoreCondition } from './state/key-state.ts';
import { createStatePublisher } from './state/state-publisher.ts';
import { createWatchlistPublisher } from './state/watchlist-publisher.ts';
import { deletedFolderNotice } from './stores/deleted-folder-notice.ts';
import { namesGateway, withOverrides } from './stores/effective-settings.ts';
import { moveProxyPassword } from './stores/move-proxy-password.ts';
import { createProxyPassword } from './stores/proxy-password.ts';
import { openSessionStore } from './stores/session-store.ts';
import { openSettingsStore } from './stores/settings-store.ts';
import { watchDataFolder } from './stores/watch-data-folder.ts';
import { createStream, type Stream, type StreamSource } from './stream/stream.ts';
import { createUpdateCheck } from './updates/update-check.ts';

export type { Demo } from './profile/demo.ts';

export interface EngineOptions {
  readonly ports: Ports;
  readonly mode: 'desktop' | 'browser';
  readonly platform: string;
  readonly version: string;
  /** The locale of the system's formats, if the host can ask for it. */
  readonly locale?: string;
  readonly abilities: HostCapabilities;
  /** Ends the app, if `abilities.quit`. */
  readonly quit?: () => void;
  /** Starts the simulator in this process. The engine never imports it. */
  readonly startDemo: () => Promise<Demo>;
  /** Settings from the command line and the environment: they hold for this run and are not stored. */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/** The app without its host: connection, pipeline, alerts, history, and the bridge's requests and events. */
export interface Engine extends RequestRouter {
  /** Opens the files and, if there is a key, connects. */
  start(): Promise<void>;
  /** Closes the connection, stops the demo and writes what is queued. */
  dispose(): Promise<void>;
  /** What the host serves to programs of the user. */
  readonly stream: StreamSource;
  /** Returns its unsubscribe. */
  subscribe<E extends BridgeEventName>(event: E, listener: (payload: BridgeEvents[E]) => void): () => void;
}

/** Puts the engine together. Nothing runs before `start`. Every part uses only parts above it. */
export function createEngine(options: EngineOptions): Engine {
  const { ports } = options;
  const base = createBase(options);
  const { events, changes, conditions, settings, session, pause, gateway, proxyPassword, updates } = base;
  const profiles = createProfiles(base, options);
  const { links, forwarding, alerts } = createAlertParts(base, profiles, options);
  const checkSuppression = createSuppressionCheck(ports.toaster, conditions);
  const health = createHealth(base, { profiles, alerts, forwarding, checkSuppression });
  const stream: Stream = createStream({
    profile: profiles.current,
    connectionStatus: gateway.status,
    appState: () => state.current(),
    onServerChange: () => changes.emit('state', null),
    onError: (error) => ports.log.error(`the local stream: ${(error as Error).message}`),
  });
  const { feed, state, watchlist } = createPublishers(base, { profiles, health, stream }, options);
  const dispatch = createDispatch({
    alerts,
    health,
    feed,
    state,
    watchlist,
    stream,
    events,
    conditions,
    log: ports.log,
  });
  const pipeline = createPipeline<Profile>({ source: profiles.current, settings: settings.get, sink: dispatch });
  const imports = createImports({
    clock: ports.clock,
    watchlist: () => profiles.current().watchlist,
    key: profiles.storedKey,
    onProgress: (progress) => events.emit('import.progress', progress),
  });
  const { request, answer } = createRequestRouter({
    ports,
    events,
    changes,
    settings,
    pause,
    gateway,
    proxyPassword,
    updates,
    profiles,
    imports,
    links,
    forwarding,
    alerts,
    health,
    pipeline,
    state: state.current,
    quit: options.quit ?? null,
  });
  // Disposed from the last to the first: nothing arrives any more when the publishers stop, and the history closes last.
  const stack = createAsyncDisposableStack();
  for (const part of [settings, session, profiles, imports, watchlist, state, pause])
    stack.use<Disposable | AsyncDisposable>(part);
  stack.defer(feed.clear);
  for (const part of [updates, forwarding, gateway, alerts]) stack.use<Disposable | AsyncDisposable>(part);

  function restoreFolder(error: string | null): void {
    ports.log.error(`the data folder was deleted${error === null ? '' : ` and cannot be made again: ${error}`}`);
    conditions.set('data folder', deletedFolderNotice(ports.stores.folder, error));
    if (error !== null) return;
    const { watchlist, history } = profiles.current();
    try {
      settings.update({});
      watchlist.replace(watchlist.entries());
    } catch (cause) {
      ports.log.error(`the data folder could not be filled again: ${(cause as Error).message}`);
    }
    history.beginAnew('its folder was deleted').catch((cause: Error) => ports.log.error(cause.message));
  }

  return {
    async start() {
      gateway.onStatus((status) => {
        if (status.state === 'open') {
          dispatch.connected(profiles.current());
          profiles.current().signOfLife.record();
        }
        state.publish();
        stream.connectionChanged();
      });
      gateway.onFrame(pipeline.accept);
      gateway.onRejectedFrame((error, receivedAtMs) => dispatch.malformed(error, '', receivedAtMs));
      gateway.onGap((gap) => dispatch.gap(profiles.current(), gap));
      await moveProxyPassword(settings, proxyPassword, { conditions, log: ports.log });
      await profiles.start();
      stack.use(watchDataFolder(ports.stores.folder, ports.clock, restoreFolder));
      alerts.start();
      updates.start();
      state.start();
      watchlist.start();
      void checkSuppression();
    },
    dispose: stack.dispose,
    request,
    answer,
    stream,
    subscribe: events.subscribe,
  };
}

/** What every other part uses. */
function createBase({ ports, overrides, version }: EngineOptions) {
  const { clock, log, stores } = ports;
  const onError = (error: unknown) => log.error(`a listener failed: ${(error as Error).message}`);
  const events = createEmitter<BridgeEvents>(onError);
  const changes = createEmitter<EngineChanges>(onError);
  const stateChanged = () => changes.emit('state', null);
  const conditions = createConditionStore(stateChanged);
  const settingsStore = openSettingsStore(stores.open('settings', 'live'), { conditions, clock, log });
  const settings = withOverrides(settingsStore, overrides);
  const session = openSessionStore(stores.open('session', 'live'), { conditions, clock, log });
  const pause = createPause(clock, session, stateChanged);
  const gateway = createGatewayConnection({ ...ports, random: Math.random });
  const proxyPassword = createProxyPassword(ports.secrets);
  const isEnabled = () => settings.get().check_updates;
  const updates = createUpdateCheck({ ...ports, version, isEnabled, onChange: stateChanged });
  return { ports, events, changes, conditions, settings, session, pause, gateway, proxyPassword, updates };
}

type Base = ReturnType<typeof createBase>;

function createProfiles(base: Base, { startDemo, overrides }: EngineOptions): ProfileManager {
  const { ports, changes, conditions } = base;
  return createProfileManager({
    ...base,
    ...ports,
    startDemo,
    gatewayGiven: namesGateway(overrides),
    openProfile: (name, initialWatchlist) =>
      openProfile(name, {
        ports,
        conditions,
        initialWatchlist,
        lastSignOfLifeMs: base.gateway.lastSignOfLifeMs,
        timeZone: () => base.settings.get().time.zone,
        onWatchlistChange: () => changes.emit('watchlist', null),
      }),
  });
}

/** What an alert leads to: toast, sound, opened link, forwarded message. */
function createAlertParts(
  { ports, events, settings, pause, proxyPassword }: Base,
  profiles: ProfileManager,
  { locale }: EngineOptions,
) {
  const times = () => createTimeFormat(settings.get().time, locale);
  const links = createNotificationLinks({
    opener: ports.links,
    confirmation: ports.confirmation,
    log: ports.log,
    settings: settings.get,
    findNotification: (id) => profiles.current().recent.get(id),
    entryOf: (id) => profiles.current().watchlist.get(id),
    onOpened: (opened) => recordOpenedLink(profiles.current(), opened, ports.clock.now(), events),
  });
  const forwarding = createForwarding({ ...ports, settings: settings.get, times, proxyPassword });
  const alerts = createAlerts({
    ...ports,
    settings: settings.get,
    times,
    pausedUntilMs: pause.untilMs,
    isDemo: () => profiles.current().name === 'demo',
    openLink: createExternalLinkHandler(links, events),
    snooze: (itemId, untilMs) => muteEventEntries(profiles.current(), itemId, untilMs),
    showFeed: (id) => events.emit('show', { view: 'feed', id }),
    toastMemory: {
      set: (toastId, itemId) => profiles.current().toastMemory.set(toastId, itemId),
      itemIdOf: (toastId) => profiles.current().toastMemory.itemIdOf(toastId),
    },
    forward: forwarding.forward,
  });
  return { links, forwarding, alerts };
}

function createHealth({ ports, events, gateway }: Base, parts: HealthParts): HealthMonitor {
  const { clock, log, proxies } = ports;
  const { profiles, alerts, forwarding, checkSuppression } = parts;
  return createHealthMonitor({
    malformed: createMalformedFrames(clock, log),
    apiKey: () => profiles.gatewayConfig().apiKey,
    toasts: alerts.counts,
    forwarders: forwarding.status,
    suppression: checkSuppression,
    diagnose: (onProgress) => diagnose(profiles.gatewayConfig(), { clock, proxies, connection: gateway }, onProgress),
    emit: (health) => events.emit('diagnostics', health),
  });
}

interface HealthParts {
  readonly profiles: ProfileManager;
  readonly alerts: Pick<Alerts, 'counts'>;
  readonly forwarding: Pick<Forwarding, 'status'>;
  readonly checkSuppression: () => Promise<string | null>;
}

/** What the window is sent, and when: each part follows the changes that concern it. */
function createPublishers(
  { ports, events, changes, conditions, settings, pause, gateway, updates }: Base,
  parts: { readonly profiles: ProfileManager; readonly health: HealthMonitor; readonly stream: Stream },
  { mode, platform, version, locale, abilities }: EngineOptions,
) {
  const { clock } = ports;
  const { profiles, health, stream } = parts;
  const counts = () => profiles.current().counters.counts();
  const feed = createFeedPublisher(clock, (event, items) =>
    event === 'feed' ? events.emit('feed', { items, counts: counts() }) : events.emit('feed.changed', { items }),
  );
  const watchlist = createWatchlistPublisher(clock, profiles.current, (now) => events.emit('watchlist', now));
  const state = createStatePublisher(
    {
      fixed: { mode, platform, version, locale: locale ?? '', abilities },
      clock,
      profile: () => profiles.current().name,
      key: profiles.keyState,
      connection: gateway.status,
      feedDelayMs: health.feedDelayMs,
      pausedUntilMs: pause.untilMs,
      settings: settings.get,
      alertRoute: () => ports.pageAlerts?.route() ?? { by: 'system', tried: false },
      conditions: conditions.list,
      update: updates.state,
      stream: stream.server,
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
