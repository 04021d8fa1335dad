import type { SecretName, SecretStore } from '../../engine/ports.ts';

/**
 * A store that can write what it held again if its file is deleted: it remembers what was read and written in this run.
 * That the file has lost a secret makes it forget nothing; only who sets it to `null` does.
 */
export function rememberedSecrets(store: Omit<SecretStore, 'restore'>): SecretStore {
  const known = new Map<SecretName, string>();
  return {
    async get(name) {
      const value = await store.get(name);
      if (value !== null) known.set(name, value);
      return value;
    },
    async set(name, value) {
      await store.set(name, value);
      if (value === null) known.delete(name);
      else known.set(name, value);
    },
    async restore() {
      for (const [name, value] of known) await store.set(name, value);
    },
    storage: store.storage,
  };
}
