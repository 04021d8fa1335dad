import { readFile, rename } from 'node:fs/promises';
import type { SafeStorage } from 'electron';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Log, SecretName, SecretStore } from '../../engine/ports.ts';
import { quarantinePath } from '../../lib/quarantine-path.ts';

/** `system`: by `safeStorage`. `plain`: base64 only, if the system can encrypt nothing. */
const secretFileSchema = z.record(z.string(), z.object({ kept: z.enum(['system', 'plain']), data: z.string() }));
type SecretFile = z.infer<typeof secretFileSchema>;

type Encryption = Pick<
  SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'isEncryptionAvailable'
  | 'encryptString'
  | 'decryptString'
  | 'getSelectedStorageBackend'
>;

/**
 * Secrets in one file that only the user can read, each encrypted by the system's key store if there is one
 * (Keychain, DPAPI, the Secret Service). If there is none they are kept unencrypted, and `storage` says so.
 */
export function desktopSecrets({
  safeStorage,
  path,
  platform,
  now,
  log,
}: {
  safeStorage: Encryption;
  path: string;
  platform: NodeJS.Platform;
  now: () => number;
  log: Log;
}): SecretStore {
  /** The file's content; an unreadable file is quarantined, never deleted. */
  const read = async (): Promise<SecretFile> => {
    try {
      return await readSecrets(path);
    } catch (error) {
      const newPath = quarantinePath(path, now());
      await rename(path, newPath);
      log.error(`The file of secrets could not be read (${(error as Error).name}); it is kept as ${newPath}.`);
      return {};
    }
  };
  /** Changes run one after the other, so that two never start from the same file. */
  let queue: Promise<unknown> = Promise.resolve();
  const change = (edit: (file: SecretFile) => Promise<SecretFile>): Promise<void> => {
    const done = queue.then(async () => writeSecrets(path, await edit(await read())));
    queue = done.catch(() => {});
    return done;
  };

  return {
    get: async (name) => {
      await queue;
      const secret = (await read())[name];
      if (secret === undefined) return null;
      const data = Buffer.from(secret.data, 'base64');
      if (secret.kept === 'plain') return data.toString('utf8');
      try {
        const { text, stale } = await decrypt(safeStorage, data);
        if (stale) await change(async (file) => ({ ...file, [name]: await encrypt(safeStorage, text) }));
        return text;
      } catch {
        log.error(`The stored secret "${describeSecret(name)}" could not be decrypted by this system; enter it again.`);
        return null;
      }
    },
    set: (name, value) =>
      change(async (file) => {
        if (value !== null) return { ...file, [name]: await encrypt(safeStorage, value) };
        const { [name]: _forgotten, ...rest } = file;
        return rest;
      }),
    storage: async () => {
      const by = await keyStoreName(safeStorage, platform);
      if (by !== null) return { secure: true, detail: `Encrypted by ${by}.` };
      await queue;
      const verb = (await read()).api_key === undefined ? 'will be' : 'is';
      return {
        secure: false,
        detail: `Your key ${verb} stored unencrypted in ${path}, in a file that only your user account can read, because this system has no key store. Install GNOME Keyring or KWallet to have it encrypted.`,
      };
    },
  };
}

/** The name of the key store that encrypts; `null` if none really does. */
async function keyStoreName(safeStorage: Encryption, platform: NodeJS.Platform): Promise<string | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable()) && !safeStorage.isEncryptionAvailable()) return null;
  if (platform === 'darwin') return 'the macOS Keychain';
  if (platform === 'win32') return 'Windows (DPAPI)';
  const backend = safeStorage.getSelectedStorageBackend();
  if (backend === 'basic_text' || backend === 'unknown') return null;
  return backend === 'gnome_libsecret' ? 'the Secret Service (GNOME Keyring)' : 'KWallet';
}

async function encrypt(safeStorage: Encryption, text: string): Promise<SecretFile[string]> {
  if (await safeStorage.isAsyncEncryptionAvailable()) {
    return { kept: 'system', data: (await safeStorage.encryptStringAsync(text)).toString('base64') };
  }
  if (safeStorage.isEncryptionAvailable()) {
    return { kept: 'system', data: safeStorage.encryptString(text).toString('base64') };
  }
  return { kept: 'plain', data: Buffer.from(text, 'utf8').toString('base64') };
}

/** The text, and whether it should be encrypted again because the system's own key has changed. */
async function decrypt(safeStorage: Encryption, data: Buffer): Promise<{ text: string; stale: boolean }> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) {
    return { text: safeStorage.decryptString(data), stale: false };
  }
  const first = await safeStorage.decryptStringAsync(data);
  if (!first.shouldReEncrypt) return { text: first.result, stale: false };
  return { text: (await safeStorage.decryptStringAsync(data)).result, stale: true };
}

async function readSecrets(path: string): Promise<SecretFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  return secretFileSchema.parse(JSON.parse(text));
}

async function writeSecrets(path: string, file: SecretFile): Promise<void> {
  await writeFileAtomic(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
}

function describeSecret(name: SecretName): string {
  return name === 'api_key' ? 'API key' : name;
}
