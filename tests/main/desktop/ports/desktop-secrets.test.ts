import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { desktopSecrets } from '../../../../main/desktop/ports/desktop-secrets.ts';
import { SecretsLocked } from '../../../../main/engine/ports.ts';
import { recordingLog, virtualClock } from '../support.ts';

const KEY = 'evt_live_0123456789abcdef3f9a';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A key store that turns text round, and says `generation` of the key it used. */
function keyStore({ backend = 'gnome_libsecret' as const, generation = 1 } = {}) {
  const seal = (text: string) => Buffer.from(`v${generation}:${[...text].reverse().join('')}`);
  const open = (data: Buffer) => [...data.toString().replace(/^v\d+:/, '')].reverse().join('');
  const system = { state: 'open' as 'open' | 'locked' | 'asking' };
  return Object.assign(system, {
    encryptStringAsync: vi.fn(async (text: string) => seal(text)),
    decryptStringAsync: vi.fn(async (data: Buffer) => {
      if (system.state === 'asking') return new Promise<never>(() => {});
      if (system.state === 'locked') {
        throw new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.');
      }
      if (!/^v\d+:/.test(data.toString())) throw new Error('cannot decrypt');
      return { result: open(data), shouldReEncrypt: !data.toString().startsWith(`v${generation}:`) };
    }),
    getSelectedStorageBackend: () => backend as ReturnType<SafeStorage['getSelectedStorageBackend']>,
  } satisfies Partial<SafeStorage>);
}

function secrets(safeStorage: ReturnType<typeof keyStore>, platform: NodeJS.Platform = 'linux') {
  const log = recordingLog();
  const clock = virtualClock();
  const path = join(folder, 'secrets.json');
  return { log, path, clock, store: desktopSecrets({ safeStorage, path, platform, clock, log }) };
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

  it('is encrypted again when the system’s own key has changed', async () => {
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

  it('that a locked key store holds is not taken for a lost one, nor is it overwritten', async () => {
    const system = keyStore();
    const { store, log, clock } = secrets(system);
    await store.set('api_key', KEY);
    system.state = 'locked';
    await expect(store.get('api_key')).rejects.toThrow(SecretsLocked);
    system.state = 'asking';
    const waiting = expect(store.get('api_key')).rejects.toThrow(SecretsLocked);
    await vi.waitFor(() => expect(system.decryptStringAsync).toHaveBeenCalledTimes(2));
    clock.advance(3_000);
    await waiting;
    system.state = 'open';
    expect(await store.get('api_key')).toBe(KEY);
    expect(log.lines).toEqual([]);
  });

  it('that cannot be decrypted any more counts as not set, and nothing of it is logged', async () => {
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
    ['linux', keyStore({ backend: 'basic_text' as never }), false, 'It is not really encrypted'],
    ['darwin', keyStore(), true, 'Keychain'],
    ['win32', keyStore(), true, 'DPAPI'],
  ] as const)('on %s', async (platform, system, secure, words) => {
    const storage = await secrets(system, platform).store.storage();
    expect(storage.secure).toBe(secure);
    expect(storage.detail).toContain(words);
  });

  it('is the truth of a key that an earlier version kept unencrypted', async () => {
    const { store, path } = secrets(keyStore());
    writeFileSync(path, JSON.stringify({ api_key: { kept: 'plain', data: Buffer.from(KEY).toString('base64') } }));
    expect(await store.get('api_key')).toBe(KEY);
    expect(await store.storage()).toMatchObject({
      secure: false,
      detail: expect.stringContaining('Your key is stored'),
    });
  });
});
