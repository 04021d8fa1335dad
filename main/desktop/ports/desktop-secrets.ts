import { readFile, rename } from 'node:fs/promises';
import type { SafeStorage } from 'electron';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { type Clock, type Log, type SecretName, type SecretStore, SecretsLocked } from '../../engine/ports.ts';
import { rememberedSecrets } from '../../host/stores/remembered-secrets.ts';
import { quarantinePath } from '../../lib/quarantine-path.ts';
import { withTimeout } from '../../lib/with-timeout.ts';

/** `system`: by `safeStorage`. `plain`: base64 only, as earlier versions kept it. */
const secretFileSchema = z.record(z.string(), z.object({ kept: z.enum(['system', 'plain']), data: z.string() }));
type SecretFile = z.infer<typeof secretFileSchema>;

/** Once the app is ready Electron always encrypts; on Linux without a key store by a password that every machine has. */
type Encryption = Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'>;

/** The key store may ask the user to unlock it, and Electron then waits. Reading must not keep the app from starting. */
const READ_TIMEOUT_MS = 3_000;
/** Long enough to type a password. */
const WRITE_TIMEOUT_MS = 60_000;

/** How Electron says that the key store is closed only for now (electron_api_safe_storage.cc). */
const TEMPORARILY_UNAVAILABLE = /temporarily unavailable/i;

/**
 * Secrets in one file that only the user can read, each encrypted by the system's key store if there is one
 * (Keychain, DPAPI, the Secret Service). If there is none, `storage` says plainly that they are not protected.
 */
export function desktopSecrets({
  safeStorage,
  path,
  platform,
  clock,
  log,
}: {
  safeStorage: Encryption;
  path: string;
  platform: NodeJS.Platform;
  clock: Pick<Clock, 'now' | 'after'>;
  log: Log;
}): SecretStore {
  /** The file's content; an unreadable file is quarantined, never deleted. */
  const read = async (): Promise<SecretFile> => {
    try {
      return await readSecrets(path);
    } catch (error) {
      const newPath = quarantinePath(path, clock.now());
      await rename(path, newPath);
      log.error(`The file of secrets could not be read (${(error as Error).name}); it is kept as ${newPath}.`);
      return {};
    }
  };
  const encrypt = async (text: string): Promise<SecretFile[string]> => {
    const data = await withTimeout(safeStorage.encryptStringAsync(text), WRITE_TIMEOUT_MS, failLocked, clock.after);
    return { kept: 'system', data: data.toString('base64') };
  };
  /** The text, and whether it should be encrypted again because the system's own key has changed. */
  const decrypt = async (data: Buffer): Promise<{ text: string; stale: boolean }> => {
    const read = () => withTimeout(safeStorage.decryptStringAsync(data), READ_TIMEOUT_MS, failLocked, clock.after);
    const first = await read();
    return first.shouldReEncrypt ? { text: (await read()).result, stale: true } : { text: first.result, stale: false };
  };
  /** Changes run one after the other, so that two never start from the same file. */
  let queue: Promise<unknown> = Promise.resolve();
  const change = (edit: (file: SecretFile) => Promise<SecretFile>): Promise<void> => {
    const done = queue.then(async () => writeSecrets(path, await edit(await read())));
    queue = done.catch(() => {});
    return done;
  };

  return rememberedSecrets({
    get: async (name) => {
      await queue;
      const secret = (await read())[name];
      if (secret === undefined) return null;
      const data = Buffer.from(secret.data, 'base64');
      if (secret.kept === 'plain') return data.toString('utf8');
      try {
        const { text, stale } = await decrypt(data);
        if (stale) await change(async (file) => ({ ...file, [name]: await encrypt(text) }));
        return text;
      } catch (error) {
        if (error instanceof SecretsLocked) throw error;
        if (TEMPORARILY_UNAVAILABLE.test((error as Error).message)) throw new SecretsLocked();
        log.error(`The stored secret "${describeSecret(name)}" could not be decrypted by this system; enter it again.`);
        return null;
      }
    },
    set: (name, value) =>
      change(async (file) => {
        if (value !== null) return { ...file, [name]: await encrypt(value) };
        const { [name]: _forgotten, ...rest } = file;
        return rest;
      }),
    storage: async () => {
      await queue;
      const stored = (await read()).api_key;
      const by = stored?.kept === 'plain' ? null : keyStoreName(safeStorage, platform);
      if (by !== null) return { secure: true, detail: `Encrypted by ${by}.` };
      const verb = stored === undefined ? 'will be' : 'is';
      return {
        secure: false,
        detail: `Your key ${verb} stored in ${path}, in a file that only your user account can read. It is not really encrypted, because this desktop has no key store: any program that you run can read it. Install GNOME Keyring or KWallet, then enter the key again.`,
      };
    },
  });
}

function failLocked(): never {
  throw new SecretsLocked();
}

/** The name of the key store that encrypts; `null` if none really does. */
function keyStoreName(safeStorage: Encryption, platform: NodeJS.Platform): string | null {
  if (platform === 'darwin') return 'the macOS Keychain';
  if (platform === 'win32') return 'Windows (DPAPI)';
  const backend = safeStorage.getSelectedStorageBackend();
  if (backend === 'basic_text' || backend === 'unknown') return null;
  return backend === 'gnome_libsecret' ? 'the Secret Service (GNOME Keyring)' : 'KWallet';
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
