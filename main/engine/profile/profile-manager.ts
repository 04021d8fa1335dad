import type { SaveResult } from '../../../core/bridge/save-result.ts';
import type { KeyState } from '../../../core/bridge/state/app.ts';
import { createAsyncDisposableStack } from '../../../core/lifecycle/disposable.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { gatewayConfigOf } from '../gateway/gateway-config.ts';
import type { GatewayConfig, GatewayConnection } from '../gateway/gateway-connection.ts';
import type { ChangeEmitter } from '../state/engine-changes.ts';
import type { ProxyPassword } from '../stores/proxy-password.ts';
import type { SessionStore } from '../stores/session-store.ts';
import { type AccountKeyDeps, createAccountKey } from './account-key.ts';
import type { Demo } from './demo.ts';
import type { Profile, ProfileName } from './profile.ts';
import { readEntries } from './watchlist/watchlist.ts';

export interface ProfileManagerDeps extends AccountKeyDeps {
  readonly gateway: Pick<GatewayConnection, 'configure' | 'connect' | 'disconnect'>;
  readonly session: SessionStore;
  readonly proxyPassword: Pick<ProxyPassword, 'addTo' | 'load'>;
  readonly openProfile: (name: ProfileName, initialWatchlist?: readonly WatchlistEntry[]) => Promise<Profile>;
  readonly startDemo: () => Promise<Demo>;
  /** Emits `profile` and `account`. */
  readonly changes: Pick<ChangeEmitter, 'emit'>;
}

/**
 * Decides which profile runs and what the gateway connects with: the live account with the user's key, or the demo
 * with the simulator. There is one gateway connection, so the two are never connected at once. Changes run one after
 * the other.
 */
export interface ProfileManager {
  current(): Profile;
  keyState(): KeyState;
  /** Whether there may be a key that cannot be read for now. It is read again until it can be. */
  isKeyLocked(): boolean;
  /** The user's key, also while it may not be sent to the gateway of the settings. A secret. */
  storedKey(): string | null;
  /** @param demo starts the demo, whether or not there is a key. */
  start(demo: boolean): Promise<void>;
  /** Stores the key and connects with it; leaves the demo. */
  setKey(key: string): Promise<SaveResult<KeyState>>;
  clearKey(): Promise<void>;
  startDemo(): Promise<void>;
  stopDemo(): Promise<void>;
  /** What the gateway connects with, the key included. */
  gatewayConfig(): GatewayConfig;
  /** To be called after the settings have changed. */
  applySettings(): void;
  /** Closes the live profile, replaces its files and opens it with those. The connection stays. */
  replaceFiles(replace: () => Promise<void>): Promise<void>;
  dispose(): Promise<void>;
}

/** What an HTTP header can carry. */
const API_KEY_PATTERN = /^[\x21-\x7e]+$/;

export function createProfileManager(deps: ProfileManagerDeps): ProfileManager {
  const { gateway, session } = deps;
  let profile: Profile | null = null;
  let demo: Demo | null = null;
  /** Whether there was a key to connect with at the last change. */
  let hadKey = false;
  let lastChange: Promise<unknown> = Promise.resolve();
  const key = createAccountKey(deps, () => {
    runExclusive(retryLockedKey).catch((error: Error) => deps.log.error(`The API key was not read: ${error.message}`));
  });

  function runExclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = lastChange.then(work);
    lastChange = result.catch(() => {});
    return result;
  }

  function config(): GatewayConfig {
    const { gateway: settings } = deps.settings.get();
    if (demo === null) {
      const proxy = deps.proxyPassword.addTo(settings.proxy);
      return gatewayConfigOf({ ...settings, proxy }, { apiKey: key.usable(), extraCa: null });
    }
    return {
      url: demo.url,
      endpoint: settings.endpoint,
      apiKey: demo.apiKey,
      caFile: null,
      extraCa: demo.ca,
      proxy: 'none',
    };
  }

  async function retryLockedKey(): Promise<void> {
    await key.read();
    if (key.isLocked()) return;
    await deps.proxyPassword.load();
    deps.log.info('The key store is open again.');
    if (demo === null) connect();
    else deps.changes.emit('account', null);
  }

  /** Replaces the running profile; from now on messages go to the new one. */
  async function switchTo(name: ProfileName, initialWatchlist?: readonly WatchlistEntry[]): Promise<void> {
    gateway.disconnect();
    const before = profile;
    try {
      profile = await deps.openProfile(name, initialWatchlist);
    } catch (error) {
      if (before !== null) connect();
      throw error;
    }
    deps.changes.emit('profile', null);
    session.update({ profile: name });
    await before?.dispose();
  }

  function connect(): void {
    hadKey = config().apiKey !== null;
    gateway.configure(config());
    if (config().apiKey === null) gateway.disconnect();
    else gateway.connect();
    deps.changes.emit('account', null);
  }

  function applySettings(): void {
    const before = hadKey;
    hadKey = config().apiKey !== null;
    if (hadKey === before) gateway.configure(config());
    else connect();
  }

  async function beginDemo(): Promise<void> {
    if (demo !== null) return;
    const started = await deps.startDemo();
    try {
      await switchTo('demo', readEntries(started.watchlist));
    } catch (error) {
      await started.dispose();
      throw error;
    }
    demo = started;
    connect();
  }

  /** Goes back to the live account. The simulator stops once nothing is connected to it. */
  async function endDemo(): Promise<void> {
    if (demo === null) return;
    const ended = demo;
    await switchTo('live');
    demo = null;
    connect();
    await ended.dispose();
  }

  return {
    current() {
      if (profile === null) throw new Error('The app is still starting.');
      return profile;
    },
    keyState: key.state,
    isKeyLocked: key.isLocked,
    storedKey: key.stored,
    start: (wantsDemo) =>
      runExclusive(async () => {
        await key.read();
        if (wantsDemo) return beginDemo();
        if (key.stored() === null && !key.isLocked() && session.get().profile === 'demo') {
          try {
            return await beginDemo();
          } catch (error) {
            deps.log.error(`the demo could not be started: ${(error as Error).message}`);
          }
        }
        profile ??= await deps.openProfile('live');
        connect();
      }),
    setKey: (newKey) =>
      runExclusive(async () => {
        if (!API_KEY_PATTERN.test(newKey)) {
          const message =
            'A key has only letters, digits and punctuation, without spaces. Copy it again from your account.';
          return { ok: false, issues: [{ path: 'key', message }] };
        }
        await key.set(newKey);
        if (demo === null) connect();
        else await endDemo();
        return { ok: true, value: key.state() };
      }),
    clearKey: () =>
      runExclusive(async () => {
        await key.clear();
        if (demo === null) connect();
        else deps.changes.emit('account', null);
      }),
    startDemo: () => runExclusive(beginDemo),
    stopDemo: () => runExclusive(endDemo),
    gatewayConfig: config,
    applySettings,
    replaceFiles: (replace) =>
      runExclusive(async () => {
        const isLive = demo === null;
        if (isLive) await profile?.dispose();
        try {
          await replace();
        } finally {
          if (isLive) {
            profile = await deps.openProfile('live');
            deps.changes.emit('profile', null);
          }
          applySettings();
        }
      }),
    dispose: () =>
      runExclusive(async () => {
        key.dispose();
        const stack = createAsyncDisposableStack();
        if (demo !== null) stack.use(demo);
        if (profile !== null) stack.use(profile);
        await stack.dispose();
      }),
  };
}
