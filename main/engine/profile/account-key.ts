import type { KeyState } from '../../../core/bridge/state/app.ts';
import { type KeyGateway, keyGatewayOf, mayReceiveKey, parseKeyGateway } from '../../../core/connection/key-gateway.ts';
import { type Clock, type Log, type NetworkWatch, type SecretStore, SecretsLocked } from '../ports.ts';
import { keyStateOf } from '../state/key-state.ts';
import type { EffectiveSettings } from '../stores/effective-settings.ts';
import { createLockedKeyRetry } from './locked-key-retry.ts';

export interface AccountKeyDeps {
  readonly secrets: SecretStore;
  readonly settings: Pick<EffectiveSettings, 'get'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly network: Pick<NetworkWatch, 'onEvent'>;
  /** Whether the command line or the environment names the gateway or its CA file: the stored key may then go there. */
  readonly gatewayGiven: boolean;
  readonly log: Log;
}

/** The API key of the live account: where it is stored, and to which gateway it may be sent. */
export interface AccountKey {
  /** The key, also while it may not be sent to the gateway of the settings. A secret. */
  stored(): string | null;
  /** The key if it may be sent to the gateway of the settings. A secret. */
  usable(): string | null;
  state(): KeyState;
  /** Whether there may be a key that cannot be read for now. It is read again until it can be. */
  isLocked(): boolean;
  /** Reads the stored key. A locked key store is no error: `onRetry` is called when it should be read again. */
  read(): Promise<void>;
  /** Stores a key for the gateway of the settings. */
  set(key: string): Promise<void>;
  clear(): Promise<void>;
  dispose(): void;
}

/** @param onRetry the key store was locked and may be open now: has to call `read`. */
export function createAccountKey(deps: AccountKeyDeps, onRetry: () => void): AccountKey {
  const { secrets } = deps;
  let apiKey: string | null = null;
  /** The gateways that the key may be sent to: the one it was entered for, and the one that this run was started with. */
  let gateways: readonly KeyGateway[] = [];
  const currentGateway = () => keyGatewayOf(deps.settings.get().gateway);
  const startGateway = deps.gatewayGiven ? currentGateway() : null;
  let storage: KeyState['storage'] = { secure: false, detail: 'not known yet' };
  let locked = false;
  const retry = createLockedKeyRetry(deps, onRetry);

  function usable(): string | null {
    const gateway = currentGateway();
    return gateways.some((known) => mayReceiveKey(known, gateway)) ? apiKey : null;
  }

  async function read(): Promise<void> {
    try {
      await readUnlocked();
      locked = false;
      retry.stop();
    } catch (error) {
      if (!(error instanceof SecretsLocked)) throw error;
      if (!locked) deps.log.warn(`The API key could not be read yet: ${error.message}`);
      locked = true;
      apiKey = null;
      storage = { secure: true, detail: 'The key store is locked; the key is in it.' };
      retry.schedule();
    }
  }

  async function readUnlocked(): Promise<void> {
    apiKey = await secrets.get('api_key');
    let enteredFor = parseKeyGateway(await secrets.get('api_key_gateway'));
    if (apiKey !== null && enteredFor === null && startGateway === null) enteredFor = await bind().catch(notBound);
    gateways = [enteredFor, startGateway].filter((gateway) => gateway !== null);
    storage = await secrets.storage();
  }

  /** From now on the key belongs to the gateway of the settings. */
  async function bind(): Promise<KeyGateway> {
    const gateway = currentGateway();
    await secrets.set('api_key_gateway', JSON.stringify(gateway));
    return gateway;
  }

  /** On a full disk the app starts all the same; at the next start it is tried again. */
  function notBound(error: Error): KeyGateway {
    deps.log.error(`which gateway the key belongs to could not be stored: ${error.message}`);
    return currentGateway();
  }

  return {
    stored: () => apiKey,
    usable,
    state() {
      if (locked) return { set: true, ending: null, entered_for: null, storage };
      const key = usable();
      const enteredFor = apiKey !== null && key === null ? (gateways[0]?.host ?? null) : null;
      return keyStateOf(key, storage, enteredFor);
    },
    isLocked: () => locked,
    read,
    async set(key) {
      // In this order: were it to end between the two, the new key would be asked for again, and the old one go nowhere.
      await secrets.set('api_key', key);
      await bind();
      await read();
      if (!locked) return;
      // It was just entered, so a locked key store does not matter.
      apiKey = key;
      gateways = [currentGateway()];
      locked = false;
      retry.stop();
    },
    async clear() {
      await secrets.set('api_key', null);
      await secrets.set('api_key_gateway', null);
      await read();
    },
    dispose: retry.dispose,
  };
}
