import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SafeStorage } from 'electron';
import { fakeSystem } from '../fake-system.ts';
import { strictObject } from '../strict-object.ts';
import { readiness } from './readiness.ts';

/** The same for every run, as the system's own key is. */
const SYSTEM_KEY = Buffer.alloc(32, 'fake-electron');
const PREFIX_LENGTH = 3;

/**
 * Chromium marks a ciphertext by the provider of its key: on Linux `v11` is a key of the key store, and `v10` the
 * password that is the same on every machine. On macOS and Windows `v10` is the system's key.
 */
const prefix = () => (fakeSystem.platform === 'linux' && fakeSystem.keyStoreBackend !== 'basic_text' ? 'v11' : 'v10');

function encrypt(text: string): Buffer {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', SYSTEM_KEY, iv);
  return Buffer.concat([Buffer.from(prefix()), iv, cipher.update(text, 'utf8'), cipher.final()]);
}

function decrypt(data: Buffer): string {
  const iv = data.subarray(PREFIX_LENGTH, PREFIX_LENGTH + 16);
  const decipher = createDecipheriv('aes-256-cbc', SYSTEM_KEY, iv);
  return Buffer.concat([decipher.update(data.subarray(PREFIX_LENGTH + 16)), decipher.final()]).toString('utf8');
}

/** While the system asks the user, Electron's promises stay open. */
async function whenAnswered(): Promise<void> {
  if (fakeSystem.keyStore === 'asking') {
    await new Promise<void>((resolve) => fakeSystem.keyStoreOpened.once('open', () => resolve()));
  }
}

const fakeSafeStorage = {
  /** Never `false` once the app is ready: it resolves when there is an answer (`SafeStorage::IsAsyncEncryptionAvailable`). */
  isAsyncEncryptionAvailable: async () => {
    if (!readiness.isReady) return false;
    await whenAnswered();
    return true;
  },
  encryptStringAsync: async (text: string) => {
    if (!readiness.isReady) throw new Error('safeStorage cannot be used before app is ready');
    await whenAnswered();
    return encrypt(text);
  },
  decryptStringAsync: async (data: Buffer) => {
    if (!readiness.isReady) throw new Error('safeStorage cannot be used before app is ready');
    await whenAnswered();
    if (fakeSystem.keyStore === 'locked') {
      throw new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.');
    }
    try {
      return { result: decrypt(data), shouldReEncrypt: false };
    } catch {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.');
    }
  },
  isEncryptionAvailable: () =>
    readiness.isReady && !(fakeSystem.platform === 'linux' && fakeSystem.keyStoreBackend === 'basic_text'),
  encryptString: encrypt,
  decryptString: decrypt,
  getSelectedStorageBackend: () => fakeSystem.keyStoreBackend as ReturnType<SafeStorage['getSelectedStorageBackend']>,
} satisfies Partial<SafeStorage>;

/** `getSelectedStorageBackend` is there on Linux only. */
export const safeStorage = strictObject(
  'safeStorage',
  fakeSystem.platform === 'linux' ? fakeSafeStorage : withoutBackend(fakeSafeStorage),
) as typeof fakeSafeStorage;

function withoutBackend({ getSelectedStorageBackend: _absent, ...rest }: typeof fakeSafeStorage) {
  return rest;
}
