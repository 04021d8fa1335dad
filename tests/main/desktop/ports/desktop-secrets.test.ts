import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { desktopSecrets } from '../../../../main/desktop/ports/desktop-secrets.ts';
import { recordingLog } from '../support.ts';

const KEY = 'evt_live_0123456789abcdef3f9a';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A key store that turns text round, and says `generation` of the key it used. */
function keyStore({ async = true, sync = true, backend = 'gnome_libsecret' as const, generation = 1 } = {}) {
  const seal = (text: string) => Buffer.from(`v${generation}:${[...text].reverse().join('')}`);
  const open = (data: Buffer) => [...data.toString().replace(/^v\d+:/, '')].reverse().join('');
  return {
    isAsyncEncryptionAvailable: async () => async,
    encryptStringAsync: vi.fn(async (text: string) => seal(text)),
    decryptStringAsync: vi.fn(async (data: Buffer) => {
      if (!/^v\d+:/.test(data.toString())) throw new Error('cannot decrypt');
      return { result: open(data), shouldReEncrypt: !data.toString().startsWith(`v${generation}:`) };
    }),
    isEncryptionAvailable: () => sync,
    encryptString: vi.fn(seal),
    decryptString: vi.fn(open),
    getSelectedStorageBackend: () => backend as ReturnType<SafeStorage['getSelectedStorageBackend']>,
  } satisfies Partial<SafeStorage>;
}

function secrets(safeStorage: ReturnType<typeof keyStore>, platform: NodeJS.Platform = 'linux') {
  const log = recordingLog();
  const path = join(folder, 'secrets.json');
  return { log, path, store: desktopSecrets({ safeStorage, path, platform, now: () => 0, log }) };
}

describe('a secret', () => {
  it('is encrypted at rest, in a file only the user can read', async () => {
    const { store, path } = secrets(keyStore());
    await store.set('api_key', KEY);
    expect(await store.get('api_key')).toBe(KEY);
    const file = readFileSync(path, 'utf8');
    expect(file).not.toContain(KEY);
    expect(file).not.toContain(Buffer.from(KEY).toString('base64'));
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is forgotten without touching the others', async () => {
    const { store } = secrets(keyStore());
    await Promise.all([
      store.set('api_key', KEY),
      store.set('forwarder:a', 'https://hook'),
      store.set('forwarder:b', 'x'),
    ]);
    await store.set('forwarder:b', null);
    expect([await store.get('api_key'), await store.get('forwarder:a'), await store.get('forwarder:b')]).toEqual([
      KEY,
      'https://hook',
      null,
    ]);
  });

  it('is encrypted anew when the system’s own key has changed', async () => {
    await secrets(keyStore({ generation: 1 })).store.set('api_key', KEY);
    const next = keyStore({ generation: 2 });
    const { store, path } = secrets(next);
    expect(await store.get('api_key')).toBe(KEY);
    expect(next.encryptStringAsync).toHaveBeenCalledOnce();
    const stored = JSON.parse(readFileSync(path, 'utf8')).api_key.data;
    expect(Buffer.from(stored, 'base64').toString()).toMatch(/^v2:/);
    expect(await store.get('api_key')).toBe(KEY);
    expect(next.encryptStringAsync).toHaveBeenCalledOnce();
  });

  it('uses the older interface where the asynchronous one is not available', async () => {
    const system = keyStore({ async: false });
    const { store } = secrets(system);
    await store.set('api_key', KEY);
    expect(await store.get('api_key')).toBe(KEY);
    expect(system.encryptString).toHaveBeenCalledOnce();
    expect(system.encryptStringAsync).not.toHaveBeenCalled();
  });

  it('that cannot be decrypted any more counts as not set, and nothing of it is logged', async () => {
    await secrets(keyStore({ async: false, sync: false })).store.set('forwarder:a', 'x');
    const { store, path, log } = secrets(keyStore());
    const bad = { api_key: { kept: 'system', data: Buffer.from(KEY).toString('base64') } };
    writeFileSync(path, JSON.stringify(bad));
    expect(await store.get('api_key')).toBeNull();
    expect(log.lines.join()).toContain('enter it again');
    expect(log.lines.join()).not.toContain(KEY);
  });

  it('file that cannot be read is quarantined, not overwritten', async () => {
    const { store, path, log } = secrets(keyStore());
    writeFileSync(path, '{ broken');
    expect(await store.get('api_key')).toBeNull();
    await store.set('api_key', KEY);
    expect(await store.get('api_key')).toBe(KEY);
    const aside = readdirSync(folder).find((name) => name.includes('unreadable'));
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe('{ broken');
    expect(log.lines.join()).toContain(aside);
  });
});

describe('what is said of the key store', () => {
  it.each([
    ['linux', keyStore(), true, 'GNOME Keyring'],
    ['linux', keyStore({ backend: 'kwallet6' as never }), true, 'KWallet'],
    ['linux', keyStore({ backend: 'basic_text' as never }), false, 'Your key will be stored unencrypted in'],
    ['linux', keyStore({ async: false, sync: false }), false, 'Your key will be stored unencrypted in'],
    ['darwin', keyStore(), true, 'Keychain'],
    ['win32', keyStore(), true, 'DPAPI'],
  ] as const)('on %s', async (platform, system, secure, words) => {
    const storage = await secrets(system, platform).store.storage();
    expect(storage.secure).toBe(secure);
    expect(storage.detail).toContain(words);
  });

  it('is the truth: without one the key still works, unencrypted', async () => {
    const { store, path } = secrets(keyStore({ async: false, sync: false }));
    await store.set('api_key', KEY);
    expect(await store.get('api_key')).toBe(KEY);
    expect(JSON.parse(readFileSync(path, 'utf8')).api_key.kept).toBe('plain');
    expect((await store.storage()).detail).toContain(`Your key is stored unencrypted in ${path}`);
  });
});
