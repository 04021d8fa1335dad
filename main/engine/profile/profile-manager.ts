import type { KeyState } from '../../../core/bridge/app-state.ts';
import type { SaveResult } from '../../../core/bridge/save-result.ts';
import { type KeyGateway, keyGatewayOf, mayReceiveKey, parseKeyGateway } from '../../../core/connection/key-gateway.ts';
import { createAsyncDisposableStack } from '../../../core/lifecycle/disposable.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { gatewayConfigOf } from '../gateway/gateway-config.ts';
import type { GatewayConfig, GatewayConnection } from '../gateway/gateway-connection.ts';
import { type Clock, type Log, type NetworkWatch, type SecretStore, SecretsLocked } from '../ports.ts';
import type { ChangeEmitter } from '../state/engine-changes.ts';
import { keyStateOf } from '../state/key-state.ts';
import type { EffectiveSettings } from '../stores/effective-settings.ts';
import type { ProxyPassword } from '../stores/proxy-password.ts';
import type { SessionStore } from '../stores/session-store.ts';
import type { Demo } from './demo.ts';
import { createLockedKeyRetry } from './locked-key-retry.ts';
import type { Profile, ProfileName } from './profile.ts';
import { readEntries } from './watchlist.ts';

export interface ProfileManagerDeps {
  readonly gateway: Pick<GatewayConnection, 'configure' | 'connect' | 'disconnect'>;
  readonly secrets: SecretStore;
  readonly session: SessionStore;
  readonly settings: Pick<EffectiveSettings, 'get'>;
  readonly proxyPassword: Pick<ProxyPassword, 'addTo' | 'load'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly network: Pick<NetworkWatch, 'onEvent'>;
  /** Whether the command line or the environment names the gateway or its CA file: the stored key may then go there. */
  readonly gatewayGiven: boolean;
  readonly log: Log;
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
  const { gateway, secrets, session } = deps;
  let profile: Profile | null = null;
  let demo: Demo | null = null;
  let apiKey: string | null = null;
  /** The gateways that the key may be sent to: the one it was entered for, and the one that this run was started with. */
  let keyGateways: readonly KeyGateway[] = [];
  const startGateway = deps.gatewayGiven ? keyGatewayOf(deps.settings.get().gateway) : null;
  let storage: KeyState['storage'] = { secure: false, detail: 'not known yet' };
  /** Whether there was a key to connect with at the last change. */
  let hadKey = false;
  let locked = false;
  let lastChange: Promise<unknown> = Promise.resolve();
  const lockedKey = createLockedKeyRetry(deps, () => {
    runExclusive(retryLockedKey).catch((error: Error) => deps.log.error(`The API key was not read: ${error.message}`));
  });

  function runExclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = lastChange.then(work);
    lastChange = result.catch(() => {});
    return result;
  }

  /** The key if it may be sent to the gateway of the settings. */
  function usableKey(): string | null {
    const gateway = keyGatewayOf(deps.settings.get().gateway);
    return keyGateways.some((known) => mayReceiveKey(known, gateway)) ? apiKey : null;
  }

  function keyState(): KeyState {
    if (locked) return { set: true, ending: null, entered_for: null, storage };
    const enteredFor = apiKey !== null && usableKey() === null ? (keyGateways[0]?.host ?? null) : null;
    return keyStateOf(usableKey(), storage, enteredFor);
  }

  function config(): GatewayConfig {
    const { gateway: settings } = deps.settings.get();
    if (demo === null) {
      const proxy = deps.proxyPassword.addTo(settings.proxy);
      return gatewayConfigOf({ ...settings, proxy }, { apiKey: usableKey(), extraCa: null });
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

  async function readKey(): Promise<void> {
    try {
      await readUnlockedKey();
      locked = false;
      lockedKey.stop();
    } catch (error) {
      if (!(error instanceof SecretsLocked)) throw error;
      if (!locked) deps.log.warn(`The API key could not be read yet: ${error.message}`);
      locked = true;
      apiKey = null;
      storage = { secure: true, detail: 'The key store is locked; the key is in it.' };
      lockedKey.schedule();
    }
  }

  async function readUnlockedKey(): Promise<void> {
    apiKey = await secrets.get('api_key');
    let enteredFor = parseKeyGateway(await secrets.get('api_key_gateway'));
    if (apiKey !== null && enteredFor === null && startGateway === null)
      enteredFor = await bindKey().catch(keyNotBound);
    keyGateways = [enteredFor, startGateway].filter((gateway) => gateway !== null);
    storage = await secrets.storage();
  }

  async function retryLockedKey(): Promise<void> {
    await readKey();
    if (locked) return;
    await deps.proxyPassword.load();
    deps.log.info('The key store is open again.');
    if (demo === null) connect();
    else deps.changes.emit('account', null);
  }

  /** From now on the key belongs to the gateway of the settings. */
  async function bindKey(): Promise<KeyGateway> {
    const gateway = keyGatewayOf(deps.settings.get().gateway);
    await secrets.set('api_key_gateway', JSON.stringify(gateway));
    return gateway;
  }

  /** On a full disk the app starts all the same; at the next start it is tried again. */
  function keyNotBound(error: Error): KeyGateway {
    deps.log.error(`which gateway the key belongs to could not be stored: ${error.message}`);
    return keyGatewayOf(deps.settings.get().gateway);
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
    keyState,
    isKeyLocked: () => locked,
    storedKey: () => apiKey,
    start: (wantsDemo) =>
      runExclusive(async () => {
        await readKey();
        if (wantsDemo) return beginDemo();
        if (apiKey === null && !locked && session.get().profile === 'demo') {
          try {
            return await beginDemo();
          } catch (error) {
            deps.log.error(`the demo could not be started: ${(error as Error).message}`);
          }
        }
        profile ??= await deps.openProfile('live');
        connect();
      }),
    setKey: (key) =>
      runExclusive(async () => {
        if (!API_KEY_PATTERN.test(key)) {
          const message =
            'A key has only letters, digits and punctuation, without spaces. Copy it again from your account.';
          return { ok: false, issues: [{ path: 'key', message }] };
        }
        // In this order: were it to end between the two, the new key would be asked for again, and the old one go nowhere.
        await secrets.set('api_key', key);
        await bindKey();
        await readKey();
        if (locked) {
          // It was just entered, so a locked key store does not matter.
          apiKey = key;
          keyGateways = [keyGatewayOf(deps.settings.get().gateway)];
          locked = false;
          lockedKey.stop();
        }
        if (demo === null) connect();
        else await endDemo();
        return { ok: true, value: keyState() };
      }),
    clearKey: () =>
      runExclusive(async () => {
        await secrets.set('api_key', null);
        await secrets.set('api_key_gateway', null);
        await readKey();
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
        lockedKey.dispose();
        const stack = createAsyncDisposableStack();
        if (demo !== null) stack.use(demo);
        if (profile !== null) stack.use(profile);
        await stack.dispose();
      }),
  };
}
