import type { BridgeEventName, BridgeEvents, HostAbilities } from '../../core/bridge/contract.ts';
import type { FeedItem } from '../../core/feed/item.ts';
import { createAlerts } from './alerts/alerts.ts';
import { createConditions } from './conditions.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { createDiagnosticsBoard } from './diagnostics.ts';
import { createEmitter } from './emitter.ts';
import { createBatch } from './feed-batch.ts';
import { createForwarding } from './forwarding/forwarding.ts';
import { createGatewayConnection } from './gateway/connection.ts';
import { withoutKey } from './gateway/redact.ts';
import { keyStoreCondition } from './key-state.ts';
import { createLinks } from './links.ts';
import { createMalformedFrames } from './malformed.ts';
import { createOutsideClicks } from './outside-clicks.ts';
import { createPause } from './pause.ts';
import type { Ports } from './ports.ts';
import { openProfile } from './profile.ts';
import { createProfiles, type Demo } from './profiles.ts';
import { createRequests } from './requests/requests.ts';
import { snoozeEvent } from './snooze.ts';
import { createStateFeed } from './state.ts';
import { keyInSettings } from './stores/key-in-settings.ts';
import { openSessionStore } from './stores/session-store.ts';
import { checkSettings, mergeSettings, openSettingsStore } from './stores/settings-store.ts';
import { createWatchlistFeed } from './watchlist-feed.ts';

export type { Demo } from './profiles.ts';

export interface EngineOptions {
  readonly ports: Ports;
  readonly mode: 'desktop' | 'browser';
  readonly platform: string;
  readonly version: string;
  readonly abilities: HostAbilities;
  /** Starts the simulator in this process. The engine never imports it. */
  readonly startDemo: () => Promise<Demo>;
  /** Settings from the command line and the environment: they hold for this run and are not stored. */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/** The app without its host: connection, pipeline, alerts, history, and the bridge's requests and events. */
export interface Engine {
  /** Opens the files and, where there is a key, connects. */
  start(): Promise<void>;
  /** Closes the connection, stops the demo and writes what is queued. */
  stop(): Promise<void>;
  /** Answers a bridge request; rejects with an Error whose message is fit to show. Both transports call this. */
  request(name: string, payload: unknown): Promise<unknown>;
  /** Returns its unsubscribe. */
  subscribe<E extends BridgeEventName>(event: E, listener: (payload: BridgeEvents[E]) => void): () => void;
}

/** Puts the engine together. Nothing runs before `start`. */
export function createEngine(options: EngineOptions): Engine {
  const { ports } = options;
  const { clock, log } = ports;
  const events = createEmitter<BridgeEvents>((error) => log.error(`a listener failed: ${(error as Error).message}`));
  const state = createStateFeed(
    {
      fixed: { mode: options.mode, platform: options.platform, version: options.version, abilities: options.abilities },
      clock,
      profile: () => profiles.current().name,
      key: () => profiles.key(),
      connection: () => gateway.status(),
      feedDelayMs: () => feedDelayMs,
      pausedUntil: () => pause.until(),
      settings: () => settings,
      conditions: () => conditions.list(),
      counts: () => profiles.current().tallies.counts(),
    },
    (now) => events.emit('state', now),
  );
  const conditions = createConditions(() => state.changed());
  const settingsStore = openSettingsStore(ports.stores.open('settings', 'live'), { conditions, log });
  const session = openSessionStore(ports.stores.open('session', 'live'), { conditions, log });
  const pause = createPause(clock, session, () => state.changed());
  const malformed = createMalformedFrames(clock, log);
  const watchlist = createWatchlistFeed(
    clock,
    () => profiles.current(),
    (now) => events.emit('watchlist', now),
  );
  const feed = createBatch<FeedItem>(clock, (items) =>
    events.emit('feed', { items, counts: profiles.current().tallies.counts() }),
  );
  let settings = overridden();
  let feedDelayMs: number | null = null;

  function overridden() {
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
  const profiles = createProfiles({
    gateway,
    secrets: ports.secrets,
    session,
    settings: () => settings,
    log,
    startDemo: options.startDemo,
    open(name, initialWatchlist) {
      // What the other profile had still to show is not this one's.
      feed.stop();
      return openProfile(name, {
        ports,
        conditions,
        settings: () => settings,
        ...(initialWatchlist === undefined ? {} : { initialWatchlist }),
        onAlert(judged) {
          if (judged.item.test) return;
          alerts.raise(judged).catch((error) => log.error(`an alert could not be raised: ${(error as Error).message}`));
        },
        onJudged(judged) {
          if (judged.item.test) return;
          feedDelayMs = judged.receivedAt - Date.parse(judged.notification.timestamp);
          diagnostics.count(judged);
          if (judged.decision.outcome === 'alert') watchlist.ticked();
          state.ticked();
        },
        onItem: (item) => feed.add(item),
        onItemChanged: (item) => events.emit('feed.changed', { items: [item] }),
        onMalformed(error, text, receivedAtMs) {
          // The window shows what such a frame held, and the window never learns the key.
          const key = profiles.config().api_key;
          malformed.add(withoutKey(error, key), withoutKey(text, key), receivedAtMs);
        },
        onWatchlist: () => watchlist.changed(),
      });
    },
    onChange() {
      feedDelayMs = null;
      conditions.set('key store', keyStoreCondition(profiles.key()));
      state.changed();
      watchlist.changed();
    },
  });
  const links = createLinks({
    links: ports.links,
    log,
    settings: () => settings,
    seen: (id) => profiles.current().recent.get(id),
    entry: (id) => profiles.current().watchlist.get(id),
    onOpened: (seen) => profiles.current().linkOpened(seen),
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
    pausedUntil: pause.until,
    demo: () => profiles.current().name === 'demo',
    openLink: createOutsideClicks(links, events),
    snooze: (itemId, untilMs) => snoozeEvent(profiles.current(), itemId, untilMs),
    showFeed: (id) => events.emit('show', { view: 'feed', id }),
    toastMemory: {
      remember: (toastId, itemId) => profiles.current().toastMemory.remember(toastId, itemId),
      itemOf: (toastId) => profiles.current().toastMemory.itemOf(toastId),
    },
    forward: (alert) => forwarding.forward(alert),
  });
  const diagnostics = createDiagnosticsBoard({
    malformed,
    toasts: alerts.counts,
    forwarders: forwarding.status,
    suppression: lookForSuppression,
    run: (onProgress) =>
      diagnose(profiles.config(), { clock, proxies: ports.proxies, connection: gateway }, onProgress),
    emit: (now) => events.emit('diagnostics', now),
  });
  async function lookForSuppression(): Promise<string | null> {
    const sentence = await ports.toaster.suppression().catch(() => null);
    conditions.set(
      'suppression',
      sentence === null ? null : { level: 'warning', title: 'Notifications may not be shown', text: sentence },
    );
    return sentence;
  }

  const request = createRequests({
    ports,
    events,
    alerts,
    forwarding,
    links,
    pause,
    diagnostics,
    profiles,
    gateway,
    state: state.current,
    settings: () => settings,
    updateSettings(patch) {
      const issues = keyInSettings(patch, profiles.config().api_key);
      if (issues.length > 0) return { ok: false, issues };
      const saved = settingsStore.update(patch);
      if (!saved.ok) return saved;
      settings = overridden();
      profiles.configure();
      state.changed();
      return { ok: true, value: settings };
    },
  });

  return {
    async start() {
      gateway.onStatus((status) => {
        if (status.state === 'open') profiles.current().opened();
        state.changed();
      });
      gateway.onFrame((text, receivedAtMs) => profiles.current().pipeline.accept(text, receivedAtMs));
      gateway.onRefused((error, receivedAtMs) => malformed.add(error, '', receivedAtMs));
      gateway.onGap((gap) => profiles.current().gap(gap));
      await profiles.start();
      state.begin();
      void lookForSuppression();
    },
    async stop() {
      alerts.stop();
      await gateway.close();
      forwarding.stop();
      feed.stop();
      pause.stop();
      state.stop();
      watchlist.stop();
      await profiles.stop();
    },
    request,
    subscribe: events.subscribe,
  };
}
