import { chmod, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SINGLE_SECRETS } from '../../../../main/engine/ports.ts';
import { documentStore } from '../../../../main/host/stores/document-store.ts';
import { sweepTemporaryFiles } from '../../../../main/host/stores/sweep-temporary-files.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';

const open = (folder: string) => documentStore(folder, 'watchlist', () => 0);

describe('a document whose file somebody else has replaced', () => {
  const THEIRS = '{ "entries": ["theirs"] }';
  const copies = async (folder: string) => (await readdir(folder)).filter((name) => name.includes('changed-outside'));

  it.each([
    ['in place', (path: string) => writeFile(path, THEIRS)],
    [
      'by a copy with an older time',
      async (path: string) => {
        await writeFile(`${path}.copy`, THEIRS);
        await utimes(`${path}.copy`, 1, 1);
        await rename(`${path}.copy`, path);
      },
    ],
  ])('%s is kept beside before the next write, once', async (_how, replace) => {
    const folder = await temporaryFolder();
    const store = open(folder);
    store.read();
    expect(await store.write({ n: 1 })).toBeNull();
    await replace(store.path);
    const copy = await store.write({ n: 2 });
    expect(copy).toMatch(/watchlist\.changed-outside-.*\.json$/);
    expect(await readFile(copy ?? '', 'utf8')).toBe(THEIRS);
    expect(await store.write({ n: 3 })).toBeNull();
    expect(store.read()).toEqual({ n: 3 });
    expect(await copies(folder)).toHaveLength(1);
  });

  it('is kept if there was none when it was read, and counts if it is read again', async () => {
    const folder = await temporaryFolder();
    const store = open(folder);
    store.read();
    await writeFile(store.path, THEIRS);
    expect(await store.write({ n: 1 })).not.toBeNull();
    await writeFile(store.path, THEIRS);
    store.read();
    expect(await store.write({ n: 2 })).toBeNull();
    expect(await copies(folder)).toHaveLength(1);
  });

  it('is not written over if it cannot be kept', async () => {
    const folder = await temporaryFolder();
    const store = open(folder);
    await store.write({ n: 1 });
    await rm(store.path);
    await mkdir(store.path);
    await expect(store.write({ n: 2 })).rejects.toThrow();
    expect((await stat(store.path)).isDirectory()).toBe(true);
  });
});

describe('a document on the disk', () => {
  it('is read as it was written, whatever its keys and however long its lists', async () => {
    const store = open(await temporaryFolder());
    expect(store.read()).toBeUndefined();
    const entries = Array.from({ length: 1_001 }, (_, id) => ({ id, text: 'Fête\n"x"', nothing: null }));
    const document = { version: 1, 'a.b': { c: null }, entries, list: [1, '2', null, [3]], none: [] };
    await store.write(document);
    expect(store.read()).toEqual(document);
    store.writeNow({ version: 2 });
    expect(store.read()).toEqual({ version: 2 });
  });

  it('shows a changed item of a list', async () => {
    const store = open(await temporaryFolder());
    const items = [{ id: 'a' }, { id: 'b' }];
    await store.write({ items });
    await store.write({ items: [items[0], { id: 'c' }] });
    expect(store.read()).toEqual({ items: [{ id: 'a' }, { id: 'c' }] });
  });

  it.skipIf(process.platform === 'win32')('is for its user only, in a folder that is made if it is gone', async () => {
    const folder = join(await temporaryFolder(), 'data');
    const store = open(folder);
    await store.write({});
    await rm(folder, { recursive: true });
    await store.write({});
    expect((await stat(store.path)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('keeps its old content and leaves nothing behind if it cannot be written', async () => {
    const folder = await temporaryFolder();
    const store = open(folder);
    await store.write({ n: 1 });
    await expect(store.write({ n: 2n })).rejects.toThrow();
    expect(store.read()).toEqual({ n: 1 });
    expect(await readdir(folder)).toEqual(['watchlist.json']);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'gives up at once in a folder that cannot be written',
    async () => {
      const folder = await temporaryFolder();
      await chmod(folder, 0o500);
      await expect(open(folder).write({})).rejects.toThrow('EACCES');
      await chmod(folder, 0o700);
    },
  );
});

describe('temporary files of killed writes', () => {
  it('are removed; everything else stays', async () => {
    const folder = await temporaryFolder();
    const left = [
      'watchlist.json.123456',
      'settings-demo.json.99',
      'session.json.tmp-1764200000a1b2c3',
      'window.json.7',
      'instance.json.3061234567',
      'browser-mode.json.1',
      'open-page.html.12',
      'secrets.json.5',
      'toast-numbers.json.3061234567',
      ...SINGLE_SECRETS.map((name) => `secrets/${name}.3061234567`),
      'secrets/forwarder%3Ahook.17',
    ];
    const kept = [
      'watchlist.json',
      'watchlist.unreadable-2026.json',
      'watchlist.json.bak',
      'mine.json.12',
      'history.sqlite-wal',
      'secrets/api_key',
      'secrets/forwarder%3Ahook.1.2',
    ];
    await mkdir(join(folder, 'secrets'));
    for (const name of [...left, ...kept]) await writeFile(join(folder, name), name);
    await mkdir(join(folder, 'window.json.8'));
    // No process has this id: it is beyond the largest.
    await mkdir(join(folder, 'backup-4194305-a1B2c3'));
    await writeFile(join(folder, 'backup-4194305-a1B2c3/history.sqlite'), 'x');
    await mkdir(join(folder, 'restore-4194305-a1B2c3'));
    const folders = ['secrets', 'window.json.8', `backup-${process.pid}-a1B2c3`, 'restore-pending'];
    for (const name of folders.slice(2)) await mkdir(join(folder, name));
    expect(await sweepTemporaryFiles(folder)).toBe(left.length + 2);
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([...kept, ...folders].sort());
    expect(await readFile(join(folder, 'watchlist.json.bak'), 'utf8')).toBe('watchlist.json.bak');
    expect(await sweepTemporaryFiles(join(folder, 'absent'))).toBe(0);
  });
});
