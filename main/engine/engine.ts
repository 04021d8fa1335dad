import type { BridgeEventName, BridgeEvents, HostCapabilities } from '../../core/bridge/contract.ts';
import type { FeedItem } from '../../core/feed/feed-item.ts';
import { createAlerts } from './alerts/alerts.ts';
import { muteEventEntries } from './alerts/mute-event-entries.ts';
import { createPause } from './alerts/pause.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { createHealthMonitor } from './diagnosis/health-monitor.ts';
import { createMalformedFrames } from './diagnosis/malformed-frames.ts';
import { createForwarding } from './forwarding/forwarding.ts';
import { createGatewayConnection } from './gateway/gateway-connection.ts';
import { withoutKey } from './gateway/redact.ts';
import { createExternalLinkHandler } from './links/external-link-handler.ts';
import { createNotificationLinks } from './links/notification-links.ts';
import type { Ports } from './ports.ts';
import type { Demo } from './profile/demo.ts';
import { openProfile } from './profile/profile.ts';
import { createProfileManager } from './profile/profile-manager.ts';
import { createRequestRouter, type RequestRouter } from './requests/request-router.ts';
import { createBatch } from './state/batch.ts';
import { createConditionStore } from './state/condition-store.ts';
import { createEmitter } from './state/emitter.ts';
import { keyStoreCondition } from './state/key-state.ts';
import { createStatePublisher } from './state/state-publisher.ts';
import { createWatchlistPublisher } from './state/watchlist-publisher.ts';
import { findKeyInSettings } from './stores/find-key-in-settings.ts';
import { openSessionStore } from './stores/session-store.ts';
import { checkSettings, mergeSettings, openSettingsStore } from './stores/settings-store.ts';

export type { Demo } from './profile/demo.ts';

export interface EngineOptions {
  readonly ports: Ports;
  readonly mode: 'desktop' | 'browser';
  readonly platform: string;
  readonly version: string;
  readonly abilities: HostCapabilities;
  /** Starts the simulator in this process. The engine never imports it. */
  readonly startDemo: () => Promise<Demo>;
  /** Settings from the command line and the environment: they hold for this run and are not stored. */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/** The app without its host: connection, pipeline, alerts, history, and the bridge's requests and events. */
export interface Engine extends RequestRouter {
  /** Opens the files and, where there is a key, connects. */
  start(): Promise<void>;
  /** Closes the connection, stops the demo and writes what is queued. */
  dispose(): Promise<void>;
  /** Returns its unsubscribe. */
  subscribe<E extends BridgeEventName>(event: E, listener: (payload: BridgeEvents[E]) => void): () => void;
}

/** Puts the engine together. Nothing runs before `start`. */
export function createEngine(options: EngineOptions): Engine {
  const { ports } = options;
  const { clock, log } = ports;
  const events = createEmitter<BridgeEvents>((error) => log.error(`a listener failed: ${(error as Error).message}`));
  const state = createStatePublisher(
    {
      fixed: { mode: options.mode, platform: options.platform, version: options.version, abilities: options.abilities },
      clock,
      profile: () => profileManager.current().name,
      key: () => profileManager.keyState(),
      connection: () => gateway.status(),
      feedDelayMs: () => feedDelayMs,
      pausedUntilMs: () => pause.untilMs(),
      settings: () => settings,
      conditions: () => conditions.list(),
      counts: () => profileManager.current().counters.counts(),
    },
    (now) => events.emit('state', now),
  );
  const conditions = createConditionStore(() => state.publish());
  const settingsStore = openSettingsStore(ports.stores.open('settings', 'live'), { conditions, log });
  const session = openSessionStore(ports.stores.open('session', 'live'), { conditions, log });
  const pause = createPause(clock, session, () => state.publish());
  const malformed = createMalformedFrames(clock, log);
  const watchlist = createWatchlistPublisher(
    clock,
    () => profileManager.current(),
    (now) => events.emit('watchlist', now),
  );
  const feedBatch = createBatch<FeedItem>(clock, (items) =>
    events.emit('feed', { items, counts: profileManager.current().counters.counts() }),
  );
  let settings = effectiveSettings();
  let feedDelayMs: number | null = null;

  function effectiveSettings() {
    const stored = settingsStore.get();
    if (options.overrides === undefined) return stored;
    const merged = checkSettings(mergeSettings(stored, options.overrides));
    if (!merged.ok) throw new Error(merged.issues.map(({ path, message }) => `${path}: ${message}`).join('; '));
    return merged.value;
  }

  const gateway = createGatewayConnection({
    clock,
    log,
    network: ports.network,
    proxies: ports.proxies,
    random: Math.random,
  });
  const profileManager = createProfileManager({
    gateway,
    secrets: ports.secrets,
    session,
    settings: () => settings,
    log,
    startDemo: options.startDemo,
    openProfile(name, initialWatchlist) {
      // What the other profile had still to show is not this one's.
      feedBatch.clear();
      return openProfile(name, {
        ports,
        conditions,
        settings: () => settings,
        ...(initialWatchlist === undefined ? {} : { initialWatchlist }),
        onAlert(judged) {
          if (judged.item.test) return;
          alerts.raise(judged).catch((error) => log.error(`an alert could not be raised: ${(error as Error).message}`));
        },
        onProcessed(judged) {
          if (judged.item.test) return;
          feedDelayMs = judged.receivedAtMs - Date.parse(judged.notification.timestamp);
          health.count(judged);
          if (judged.decision.outcome === 'alert') watchlist.publishSoon();
          state.publishSoon();
        },
        onFeedItem: (item) => feedBatch.add(item),
        onFeedItemChanged: (item) => events.emit('feed.changed', { items: [item] }),
        onMalformed(error, text, receivedAtMs) {
          // The window shows what such a frame held, and the window never learns the key.
          const key = profileManager.gatewayConfig().apiKey;
          malformed.add(withoutKey(error, key), withoutKey(text, key), receivedAtMs);
        },
        onWatchlistChange: () => watchlist.publish(),
      });
    },
    onChange() {
      feedDelayMs = null;
      conditions.set('key store', keyStoreCondition(profileManager.keyState()));
      state.publish();
      watchlist.publish();
    },
  });
  const links = createNotificationLinks({
    opener: ports.links,
    log,
    settings: () => settings,
    findNotification: (id) => profileManager.current().recent.get(id),
    entryOf: (id) => profileManager.current().watchlist.get(id),
    onOpened: (seen) => profileManager.current().markLinkOpened(seen),
  });
  const forwarding = createForwarding({
    clock,
    log,
    secrets: ports.secrets,
    proxies: ports.proxies,
    settings: () => settings,
  });
  const alerts = createAlerts({
    clock,
    log,
    toaster: ports.toaster,
    sounds: ports.sounds,
    settings: () => settings,
    pausedUntilMs: pause.untilMs,
    isDemo: () => profileManager.current().name === 'demo',
    openLink: createExternalLinkHandler(links, events),
    snooze: (itemId, untilMs) => muteEventEntries(profileManager.current(), itemId, untilMs),
    showFeed: (id) => events.emit('show', { view: 'feed', id }),
    toastMemory: {
      set: (toastId, itemId) => profileManager.current().toastMemory.set(toastId, itemId),
      itemIdOf: (toastId) => profileManager.current().toastMemory.itemIdOf(toastId),
    },
    forward: (alert) => forwarding.forward(alert),
  });
  const health = createHealthMonitor({
    malformed,
    toasts: alerts.counts,
    forwarders: forwarding.status,
    suppression: checkSuppression,
    diagnose: (onProgress) =>
      diagnose(profileManager.gatewayConfig(), { clock, proxies: ports.proxies, connection: gateway }, onProgress),
    emit: (now) => events.emit('diagnostics', now),
  });
  async function checkSuppression(): Promise<string | null> {
    const sentence = await ports.toaster.suppression().catch(() => null);
    conditions.set(
      'suppression',
      sentence === null ? null : { level: 'warning', title: 'Notifications may not be shown', text: sentence },
    );
    return sentence;
  }

  const router = createRequestRouter({
    ports,
    events,
    alerts,
    forwarding,
    links,
    pause,
    health,
    profiles: profileManager,
    gateway,
    state: state.current,
    settings: () => settings,
    updateSettings(patch) {
      const issues = findKeyInSettings(patch, profileManager.gatewayConfig().apiKey);
      if (issues.length > 0) return { ok: false, issues };
      const saved = settingsStore.update(patch);
      if (!saved.ok) return saved;
      settings = effectiveSettings();
      profileManager.applySettings();
      state.publish();
      return { ok: true, value: settings };
    },
  });

  return {
    async start() {
      gateway.onStatus((status) => {
        if (status.state === 'open') profileManager.current().endOpenGap();
        state.publish();
      });
      gateway.onFrame((text, receivedAtMs) => profileManager.current().pipeline.accept(text, receivedAtMs));
      gateway.onRejectedFrame((error, receivedAtMs) => malformed.add(error, '', receivedAtMs));
      gateway.onGap((gap) => profileManager.current().recordGap(gap));
      await profileManager.start();
      state.start();
      void checkSuppression();
    },
    async dispose() {
      alerts.dispose();
      await gateway.dispose();
      forwarding.dispose();
      feedBatch.clear();
      pause.dispose();
      state.dispose();
      watchlist.dispose();
      await profileManager.dispose();
    },
    request: router.request,
    answer: router.answer,
    subscribe: events.subscribe,
  };
}
