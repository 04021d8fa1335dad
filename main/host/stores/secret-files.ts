import { access, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { SecretName, SecretStore } from '../../engine/ports.ts';
import { rememberedSecrets } from './remembered-secrets.ts';

/**
 * Secrets as files that only the user's account can read: one file per secret, in one folder. Plain Node has no access
 * to a system's key store, and `storage` says so.
 */
export function secretFiles(folder: string): SecretStore {
  const secrets = join(folder, 'secrets');
  const fileOf = (name: SecretName) => join(secrets, encodeURIComponent(name));
  return rememberedSecrets({
    async get(name) {
      try {
        return (await readFile(fileOf(name), 'utf8')).trim() || null;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async set(name, value) {
      if (value === null) return rm(fileOf(name), { force: true });
      await mkdir(secrets, { recursive: true, mode: 0o700 });
      await writeFileAtomic(fileOf(name), `${value}\n`, { mode: 0o600 });
    },
    async storage() {
      const stored = await access(fileOf('api_key')).then(
        () => true,
        () => false,
      );
      return {
        secure: false,
        detail: `Your key ${stored ? 'is' : 'will be'} stored unencrypted in ${secrets}, in a file that only your user account can read. The desktop app uses the system's key store.`,
      };
    },
  });
}

/** A store whose API key comes from the environment or a key file and is not stored; a new key replaces it for this run. */
export function withTemporaryKey(store: SecretStore, givenKey: string): SecretStore {
  let given: string | null = givenKey;
  /** What belongs to the given key is not stored either. */
  let gateway: string | null = null;
  return {
    async get(name) {
      if (given === null) return store.get(name);
      if (name === 'api_key') {
        // The stored one is not used, but known from then on, should the folder be deleted.
        await store.get(name).catch(() => {});
        return given;
      }
      return name === 'api_key_gateway' ? gateway : store.get(name);
    },
    async set(name, value) {
      if (name === 'api_key_gateway' && given !== null) {
        gateway = value;
        return;
      }
      await store.set(name, value);
      if (name === 'api_key') given = null;
    },
    // What was given for this run is not written.
    restore: store.restore,
    storage: async () =>
      given === null
        ? store.storage()
        : { secure: true, detail: 'Given for this run (EVENTORY_API_KEY or a key file); it is not stored.' },
  };
}
