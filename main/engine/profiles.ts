import type { KeyState, Saved } from '../../core/bridge/contract.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import type { GatewayConfig, GatewayConnection } from './gateway/connection.ts';
import { keyStateOf } from './key-state.ts';
import type { Log, SecretStore } from './ports.ts';
import type { Profile, ProfileName } from './profile.ts';
import type { SessionStore } from './stores/session-store.ts';
import { readEntries } from './watchlist.ts';

/** A running simulator, as the composition root starts it for the demo. */
export interface Demo {
  /** `wss://127.0.0.1:PORT/eventory` */
  readonly url: string;
  readonly api_key: string;
  /** PEM of the certificate authority to trust for it. */
  readonly ca: string;
  /** Entries of the demo's events, as the API spells them. */
  readonly watchlist: readonly unknown[];
  stop(): Promise<void>;
}

export interface ProfilesDeps {
  readonly gateway: Pick<GatewayConnection, 'configure' | 'connect' | 'disconnect'>;
  readonly secrets: SecretStore;
  readonly session: SessionStore;
  readonly settings: () => Settings;
  readonly log: Log;
  readonly open: (name: ProfileName, initialWatchlist?: readonly WatchlistEntry[]) => Promise<Profile>;
  readonly startDemo: () => Promise<Demo>;
  /** Another profile is running, or the key is another. */
  readonly onChange: () => void;
}

/**
 * Decides which profile runs and what the gateway connects with: the live account with the user's key, or the demo
 * with the simulator. There is one gateway connection, so the two are never connected at once. Changes run one after
 * the other.
 */
export interface Profiles {
  current(): Profile;
  key(): KeyState;
  start(): Promise<void>;
  /** Stores the key and connects with it; leaves the demo. */
  setKey(key: string): Promise<Saved<KeyState>>;
  clearKey(): Promise<void>;
  startDemo(): Promise<void>;
  stopDemo(): Promise<void>;
  /** What the gateway connects with, the key included. */
  config(): GatewayConfig;
  /** The settings are others now. */
  configure(): void;
  stop(): Promise<void>;
}

/** What an HTTP header can carry. */
const SENDABLE_KEY = /^[\x21-\x7e]+$/;

export function createProfiles(deps: ProfilesDeps): Profiles {
  const { gateway, secrets, session } = deps;
  let profile: Profile | null = null;
  let demo: Demo | null = null;
  let apiKey: string | null = null;
  let storage: KeyState['storage'] = { secure: false, detail: 'not known yet' };
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  }

  function config(): GatewayConfig {
    const { gateway: settings } = deps.settings();
    if (demo === null) return { ...settings, api_key: apiKey, extra_ca: null };
    return {
      url: demo.url,
      endpoint: settings.endpoint,
      api_key: demo.api_key,
      ca_file: null,
      extra_ca: demo.ca,
      proxy: 'none',
    };
  }

  async function readKey(): Promise<void> {
    apiKey = await secrets.get('api_key');
    storage = await secrets.storage();
  }

  /** Puts another profile in the place of the one that runs; messages go to the new one from here on. */
  async function switchTo(name: ProfileName, initial?: readonly WatchlistEntry[]): Promise<void> {
    gateway.disconnect();
    const before = profile;
    try {
      profile = await deps.open(name, initial);
    } catch (error) {
      if (before !== null) connect();
      throw error;
    }
    session.update({ profile: name });
    await before?.close();
  }

  function connect(): void {
    gateway.configure(config());
    if (config().api_key === null) gateway.disconnect();
    else gateway.connect();
    deps.onChange();
  }

  async function beginDemo(): Promise<void> {
    if (demo !== null) return;
    const started = await deps.startDemo();
    try {
      await switchTo('demo', readEntries(started.watchlist));
    } catch (error) {
      await started.stop();
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
    await ended.stop();
  }

  return {
    current() {
      if (profile === null) throw new Error('The app is still starting.');
      return profile;
    },
    key: () => keyStateOf(apiKey, storage),
    start: () =>
      inTurn(async () => {
        await readKey();
        if (apiKey === null && session.get().profile === 'demo') {
          try {
            return await beginDemo();
          } catch (error) {
            deps.log.error(`the demo could not be started: ${(error as Error).message}`);
          }
        }
        profile ??= await deps.open('live');
        connect();
      }),
    setKey: (key) =>
      inTurn(async () => {
        if (!SENDABLE_KEY.test(key)) {
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
      inTurn(async () => {
        await secrets.set('api_key', null);
        await readKey();
        if (demo === null) connect();
        else deps.onChange();
      }),
    startDemo: () => inTurn(beginDemo),
    stopDemo: () => inTurn(endDemo),
    config,
    configure: () => gateway.configure(config()),
    stop: () =>
      inTurn(async () => {
        await profile?.close();
        await demo?.stop();
      }),
  };
}
