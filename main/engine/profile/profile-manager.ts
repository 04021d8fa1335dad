import type { KeyState, SaveResult } from '../../../core/bridge/contract.ts';
import { createAsyncDisposableStack } from '../../../core/lifecycle/disposable.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { gatewayConfigOf } from '../gateway/gateway-config.ts';
import type { GatewayConfig, GatewayConnection } from '../gateway/gateway-connection.ts';
import type { Log, SecretStore } from '../ports.ts';
import type { ChangeEmitter } from '../state/engine-changes.ts';
import { keyStateOf } from '../state/key-state.ts';
import type { EffectiveSettings } from '../stores/effective-settings.ts';
import type { SessionStore } from '../stores/session-store.ts';
import type { Demo } from './demo.ts';
import type { Profile, ProfileName } from './profile.ts';
import { readEntries } from './watchlist.ts';

export interface ProfileManagerDeps {
  readonly gateway: Pick<GatewayConnection, 'configure' | 'connect' | 'disconnect'>;
  readonly secrets: SecretStore;
  readonly session: SessionStore;
  readonly settings: Pick<EffectiveSettings, 'get'>;
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
  start(): Promise<void>;
  /** Stores the key and connects with it; leaves the demo. */
  setKey(key: string): Promise<SaveResult<KeyState>>;
  clearKey(): Promise<void>;
  startDemo(): Promise<void>;
  stopDemo(): Promise<void>;
  /** What the gateway connects with, the key included. */
  gatewayConfig(): GatewayConfig;
  /** To be called after the settings have changed. */
  applySettings(): void;
  dispose(): Promise<void>;
}

/** What an HTTP header can carry. */
const API_KEY_PATTERN = /^[\x21-\x7e]+$/;

export function createProfileManager(deps: ProfileManagerDeps): ProfileManager {
  const { gateway, secrets, session } = deps;
  let profile: Profile | null = null;
  let demo: Demo | null = null;
  let apiKey: string | null = null;
  let storage: KeyState['storage'] = { secure: false, detail: 'not known yet' };
  let lastChange: Promise<unknown> = Promise.resolve();

  function runExclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = lastChange.then(work);
    lastChange = result.catch(() => {});
    return result;
  }

  function config(): GatewayConfig {
    const { gateway: settings } = deps.settings.get();
    if (demo === null) return gatewayConfigOf(settings, { apiKey, extraCa: null });
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
    apiKey = await secrets.get('api_key');
    storage = await secrets.storage();
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
    gateway.configure(config());
    if (config().apiKey === null) gateway.disconnect();
    else gateway.connect();
    deps.changes.emit('account', null);
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
    keyState: () => keyStateOf(apiKey, storage),
    start: () =>
      runExclusive(async () => {
        await readKey();
        if (apiKey === null && session.get().profile === 'demo') {
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
        await secrets.set('api_key', key);
        await readKey();
        if (demo === null) connect();
        else await endDemo();
        return { ok: true, value: keyStateOf(apiKey, storage) };
      }),
    clearKey: () =>
      runExclusive(async () => {
        await secrets.set('api_key', null);
        await readKey();
        if (demo === null) connect();
        else deps.changes.emit('account', null);
      }),
    startDemo: () => runExclusive(beginDemo),
    stopDemo: () => runExclusive(endDemo),
    gatewayConfig: config,
    applySettings: () => gateway.configure(config()),
    dispose: () =>
      runExclusive(async () => {
        const stack = createAsyncDisposableStack();
        if (demo !== null) stack.use(demo);
        if (profile !== null) stack.use(profile);
        await stack.dispose();
      }),
  };
}
