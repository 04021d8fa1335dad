import type { BridgeEventName, BridgeEvents } from '../../core/bridge/contract.ts';
import { type AsyncDisposable, createAsyncDisposableStack, type Disposable } from '../../core/lifecycle/disposable.ts';
import { createTimeFormat } from '../../core/time/time-format.ts';
import { createHold } from '../lib/hold.ts';
import { createSuppressionWatch } from './alerts/suppression-watch.ts';
import type { BackupTransfers } from './backup/backups.ts';
import { createComputers } from './computers/computers.ts';
import type { Computers } from './computers/computers-types.ts';
import { createAlertParts } from './engine-alerts.ts';
import { createEngineBackups } from './engine-backups.ts';
import { createEngineBase, type EngineBase } from './engine-base.ts';
import { createHealth } from './engine-health.ts';
import { receiveMessages } from './engine-messages.ts';
import type { EngineOptions } from './engine-options.ts';
import { createPublishers } from './engine-publishers.ts';
import { retentionOf } from './history/history-records.ts';
import { createImports } from './imports/imports.ts';
import { createDispatch } from './pipeline/dispatch.ts';
import { createPipeline } from './pipeline/pipeline.ts';
import { keepDataFolder } from './profile/keep-data-folder.ts';
import { openProfile, type Profile } from './profile/profile.ts';
import { createProfileManager, type ProfileManager } from './profile/profile-manager.ts';
import { createReplay } from './replay/replay.ts';
import { createRequestRouter, type RequestRouter } from './requests/request-router.ts';
import { createKeyUsersCondition } from './state/key-users-condition.ts';
import { namesGateway } from './stores/effective-settings.ts';
import { moveProxyPassword } from './stores/move-proxy-password.ts';
import { createStream, type Stream, type StreamSource } from './stream/stream.ts';

export type { EngineOptions } from './engine-options.ts';
export type { Demo } from './profile/demo.ts';

/** The app without its host: connection, pipeline, alerts, history, and the bridge's requests and events. */
export interface Engine extends RequestRouter {
  /** Opens the files and, if there is a key, connects. @param demo starts the demo instead. */
  start(demo?: boolean): Promise<void>;
  /** Closes the connection, stops the demo and writes what is queued. */
  dispose(): Promise<void>;
  /** What the host serves to programs of the user. */
  readonly stream: StreamSource;
  /** Files on their way from and to a page. */
  readonly transfers: BackupTransfers;
  /** Returns its unsubscribe. */
  subscribe<E extends BridgeEventName>(event: E, listener: (payload: BridgeEvents[E]) => void): () => void;
}

/** Puts the engine together. Nothing runs before `start`. Every part uses only parts above it. */
export function createEngine(options: EngineOptions): Engine {
  const { ports } = options;
  const base = createEngineBase(options);
  const { events, changes, conditions, settings, ownSounds, session, pause, gateway, proxyPassword, updates } = base;
  const computers = createComputers({
    ...base,
    ...ports,
    isLive: () => profiles.current().name === 'live',
    hasKey: () => profiles.gatewayConfig().apiKey !== null,
    targets: () => forwarding.targetIds(),
    onStateChange: () => {
      changes.emit('state', null);
      stream.connectionChanged();
    },
  });
  const profiles = createProfiles(base, computers, options);
  const times = () => createTimeFormat(settings.get().time, options.locale);
  const replay = createReplay({ ...ports, profile: profiles.current, settings: settings.get, times, changes, events });
  const suppression = createSuppressionWatch(ports.toaster, conditions, ports.clock);
  const alertParts = createAlertParts(base, { profiles, computers, replay, times, suppression });
  const { links, forwarding, phone, alerts, alarm, heartbeat, speech } = alertParts;
  const health = createHealth(base, { profiles, computers, alerts, forwarding, suppression });
  const stream: Stream = createStream({
    profile: profiles.current,
    connectionStatus: computers.status,
    appState: () => state.current(),
    onServerChange: () => changes.emit('state', null),
    onError: (error) => ports.log.error(`the local stream: ${(error as Error).message}`),
  });
  const { feed, state, watchlist } = createPublishers(
    base,
    { profiles, health, stream, computers, alarm, heartbeat },
    options,
  );
  const dispatch = createDispatch({
    alerts,
    health,
    feed,
    state,
    watchlist,
    stream,
    events,
    conditions,
    changes,
    log: ports.log,
  });
  const keyUsers = createKeyUsersCondition(ports.keyUsers, conditions);
  const pipeline = createPipeline<Profile>({
    source: profiles.current,
    settings: settings.get,
    sink: dispatch,
    isCopy: computers.isCopy,
  });
  const imports = createImports({
    clock: ports.clock,
    watchlist: () => profiles.current().watchlist,
    key: profiles.storedKey,
    sounds: () => settings.get().sounds,
    onProgress: (progress) => events.emit('import.progress', progress),
  });
  const hold = createHold((error) => ports.log.error(`what waited for a restore failed: ${error.message}`));
  const backups = createEngineBackups(base, {
    version: options.version,
    profiles,
    imports,
    dispatch,
    hold,
    isConnected: () => gateway.status().state === 'open' || computers.isCovered(),
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
    computers,
    profiles,
    imports,
    backups,
    hold,
    replay,
    links,
    forwarding,
    heartbeat,
    speech,
    ownSounds,
    alerts,
    health,
    pipeline,
    state: state.current,
    quit: options.quit ?? null,
  });
  // Disposed from the last to the first: nothing arrives any more when the publishers stop, and the history closes last.
  const stack = createAsyncDisposableStack();
  for (const part of [settings, session, ownSounds, profiles, imports, backups, replay, watchlist, state, pause])
    stack.use<Disposable | AsyncDisposable>(part);
  stack.defer(feed.clear);
  for (const part of [
    keyUsers,
    suppression,
    updates,
    forwarding,
    phone,
    alarm,
    heartbeat,
    gateway,
    computers,
    speech,
    alerts,
  ])
    stack.use<Disposable | AsyncDisposable>(part);

  return {
    async start(demo = false) {
      receiveMessages(base, {
        profiles,
        pipeline,
        dispatch,
        forwarding,
        computers,
        hold,
        onMessageHandled: options.onMessageHandled,
      });
      gateway.onStatus(() => {
        state.publish();
        stream.connectionChanged();
      });
      // The demo's key is nobody else's.
      changes.subscribe('account', () =>
        keyUsers.follow(profiles.current().name === 'live' ? profiles.gatewayConfig().apiKey : null),
      );
      await moveProxyPassword(settings, proxyPassword, { conditions, log: ports.log });
      await profiles.start(demo);
      stack.use(
        keepDataFolder({
          ...ports,
          settings,
          session,
          conditions,
          changes,
          profile: profiles.current,
          onMadeAgain: options.onFolderMadeAgain ?? (async () => {}),
        }),
      );
      await phone.start();
      alerts.start();
      alarm.start();
      heartbeat.start();
      updates.start();
      state.start();
      watchlist.start();
      void suppression.check();
      ownSounds.start();
    },
    dispose: stack.dispose,
    request,
    answer,
    stream,
    transfers: backups.transfers,
    subscribe: events.subscribe,
  };
}

function createProfiles(
  base: EngineBase,
  computers: Pick<Computers, 'lastSignOfLifeMs'>,
  { startDemo, overrides }: EngineOptions,
): ProfileManager {
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
        lastSignOfLifeMs: computers.lastSignOfLifeMs,
        timeZone: () => base.settings.get().time.zone,
        retention: () => retentionOf(base.settings.get().history),
        onWatchlistChange: () => changes.emit('watchlist', null),
      }),
  });
}
