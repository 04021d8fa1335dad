import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import type ElectronStore from 'electron-store';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { desktopStores } from '../../../../main/desktop/ports/desktop-stores.ts';

/** electron-store without Electron: what it adds to conf are default paths, which the app does not use. */
vi.mock('electron-store', () => ({
  default: class extends Conf {
    constructor({ name, ...options }: ConstructorParameters<typeof ElectronStore>[0] & { name: string }) {
      super({ ...options, configName: name });
    }
  },
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stores-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a document store', () => {
  it('keeps a document as it is, whatever its keys', async () => {
    const store = desktopStores(folder, () => 0).open('settings', 'live');
    expect(store.read()).toBeUndefined();
    const document = { version: 1, 'a.b': { c: null }, list: [1, '2'] };
    await store.write(document);
    expect(store.read()).toEqual(document);
    expect(JSON.parse(readFileSync(store.path, 'utf8'))).toEqual(document);
  });

  it('keeps the demo apart', async () => {
    const stores = desktopStores(folder, () => 0);
    await stores.open('watchlist', 'demo').write({ entries: [] });
    expect(stores.open('watchlist', 'live').read()).toBeUndefined();
  });

  it('says when its file cannot be read, and sets it aside untouched', async () => {
    const store = desktopStores(folder, () => Date.parse('2026-06-01T12:00:00Z')).open('watchlist', 'live');
    writeFileSync(store.path, '{ broken');
    expect(() => store.read()).toThrow();
    expect(readFileSync(store.quarantine(), 'utf8')).toBe('{ broken');
    expect(readdirSync(folder)).toEqual(['watchlist.unreadable-2026-06-01T12-00-00.000Z.json']);
    await store.write({ entries: [] });
    expect(store.read()).toEqual({ entries: [] });
  });
});
