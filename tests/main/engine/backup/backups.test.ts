import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { BackupState } from '../../../../core/bridge/backup-state.ts';
import { type Ports, SecretsLocked } from '../../../../main/engine/ports.ts';
import { feed, message, startEngine, startGateway, state, type TestEngine } from '../harness.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { backUp, dataFolder, manifestText, packFiles } from './data-folder.ts';

const LONG = { timeout: 30_000 };
const backupState = (app: TestEngine) => app.request('backup.get', null);
const until = async <S extends BackupState['state']>(app: TestEngine, wanted: S) => {
  await expect.poll(async () => (await backupState(app)).state, LONG).toBe(wanted);
  return (await backupState(app)) as Extract<BackupState, { state: S }>;
};

/** A connected app whose dialogs give these paths. */
async function appWithDialogs(
  paths: { save?: string; restore?: string },
  more: (ports: Ports) => Partial<Ports> = () => ({}),
) {
  const gateway = await startGateway();
  const app = await startEngine({
    simulator: gateway,
    ports: (ports) => ({
      backupFiles: {
        askWhereToSave: async () => paths.save ?? null,
        askWhatToRestore: async () => paths.restore ?? null,
      },
      ...more(ports),
    }),
  });
  await gateway.waitForConnections();
  await expect.poll(async () => (await state(app)).connection.state).toBe('open');
  return { app, gateway };
}

async function previewed(app: TestEngine) {
  await app.request('restore.choose', null);
  return until(app, 'previewed');
}

/** What of a backup or a restore is left in the data folder. */
const leftovers = (folder: string) => readdirSync(folder).filter((name) => /^(?:backup|restore)-/.test(name));

/** How many notifications the histories in a data folder have, those that were set aside too. */
function notificationsIn(folder: string): number {
  const files = readdirSync(folder).filter((name) => /^history.*\.sqlite/.test(name) && !/-(?:wal|shm)$/.test(name));
  return files.reduce((sum, name) => {
    const database = new DatabaseSync(join(folder, name), { readOnly: true });
    try {
      return sum + Number(database.prepare("SELECT count(*) AS n FROM items WHERE kind = 'notification'").get()?.n);
    } finally {
      database.close();
    }
  }, 0);
}

describe('a backup of the running app', () => {
  it('is the file that its user names outside the page, and can be restored', async () => {
    const save = join(await temporaryFolder(), 'mine.tar.gz');
    // The system's dialog has asked whether to replace it.
    await writeFile(save, 'an older one');
    const { app } = await appWithDialogs({ save, restore: save });
    await app.request('watchlist.save', { entry: { event_id: 'kept-1' } });
    await app.request('backup.start', null);
    const done = await until(app, 'backed_up');
    expect(done).toMatchObject({ file: save, download: null });
    expect(done.bytes).toBe(readFileSync(save).length);
    const phases = app.payloads('backup').map((one) => (one.state === 'working' ? one.phase : one.state));
    expect(phases).toEqual(expect.arrayContaining(['choosing', 'copying', 'packing', 'backed_up']));
    expect((await previewed(app)).plan).toMatchObject({ entries: { total: 1, added: 0, changed: 0, removed: 0 } });
    await app.request('backup.cancel', null);
    await expect.poll(() => leftovers(app.folder)).toEqual([]);
  });

  it('is not made if the dialog is closed', async () => {
    const { app } = await appWithDialogs({});
    await app.request('backup.start', null);
    await until(app, 'none');
  });

  it('says why it could not be written, and leaves nothing behind', async () => {
    const { app } = await appWithDialogs({ save: '/proc/nowhere/mine.tar.gz' });
    await app.request('backup.start', null);
    expect(await until(app, 'failed')).toMatchObject({ job: 'backup', why: expect.stringMatching(/not made.*Check/s) });
    await expect.poll(() => leftovers(app.folder)).toEqual([]);
  });

  it('that is canceled leaves nothing behind, and another one can follow', async () => {
    const folder = await temporaryFolder();
    const { app } = await appWithDialogs({ save: join(folder, 'mine.tar.gz') });
    await app.request('backup.start', null);
    await app.request('backup.cancel', null);
    expect(await backupState(app)).toEqual({ state: 'none' });
    await app.request('backup.start', null);
    await until(app, 'backed_up');
    await expect.poll(() => leftovers(app.folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual(['mine.tar.gz']);
  });

  it('of a page is fetched by a random id, and gone once it is canceled', async () => {
    const app = await startEngine();
    await app.request('watchlist.save', { entry: { event_id: 'kept-1' } });
    await app.request('backup.start', null);
    const { download, file } = await until(app, 'backed_up');
    const id = download?.split('/')[1] ?? '';
    expect(app.engine.transfers.download('another')).toBeNull();
    expect(app.engine.transfers.download(id)).toMatchObject({ name: file });
    expect(existsSync(app.engine.transfers.download(id)?.path ?? '')).toBe(true);
    await app.request('backup.cancel', null);
    expect(app.engine.transfers.download(id)).toBeNull();
    await expect.poll(() => leftovers(app.folder)).toEqual([]);
  });
});

describe('a restore of the running app', () => {
  it('is previewed, then brings settings, watchlist and history, over the same connection', async () => {
    const restore = await backUp(await dataFolder({ unlisted: 'feed' }));
    const { app, gateway } = await appWithDialogs({ restore });
    await app.request('watchlist.save', { entry: { event_id: 'mine' } });
    await app.request('settings.update', { patch: { theme: 'light' } });
    const before = await state(app);
    const { id, plan } = await previewed(app);
    expect(plan).toMatchObject({
      manifest: { app_version: '1.2.3' },
      entries: { total: 2, added: 2, removed: 1 },
      settings: expect.arrayContaining(['theme']),
      history: { backup: { items: 10 } },
    });
    expect((await app.request('watchlist.list', null)).entries.map(({ entry }) => entry.event_id)).toEqual(['mine']);

    await app.request('restore.confirm', { id });
    const { kept } = await until(app, 'restored');
    expect(kept).toHaveLength(3);
    expect(readFileSync(join(app.folder, kept.find((name) => name.startsWith('watchlist')) ?? ''), 'utf8')).toContain(
      'mine',
    );
    expect((await app.request('watchlist.list', null)).entries.map(({ entry }) => entry.event_id)).toEqual([
      'abc',
      'def',
    ]);
    expect(await feed(app)).toHaveLength(10);
    const after = await state(app);
    expect(after.settings.theme).toBe('dark');
    expect(after.profile_number).not.toBe(before.profile_number);
    expect(after.connection.state).toBe('open');
    expect(gateway.connections()).toHaveLength(1);

    // What counts from now on is stored in the restored files.
    await app.request('settings.update', { patch: { theme: 'light' } });
    await app.request('watchlist.save', { entry: { event_id: 'later' } });
    gateway.sendFrame(message({ event_id: 'later' }));
    await expect.poll(async () => (await feed(app))[0]).toMatchObject({ event_id: 'later', outcome: 'alert' });
    await app.stop();
    expect(JSON.parse(readFileSync(join(app.folder, 'settings.json'), 'utf8')).settings.theme).toBe('light');
    expect(readFileSync(join(app.folder, 'watchlist.json'), 'utf8')).toContain('later');
    expect(leftovers(app.folder)).toEqual([]);
  });

  it('loses no message of a burst, each decided by the old watchlist or the new one', LONG, async () => {
    const restore = await backUp(await dataFolder());
    const { app, gateway } = await appWithDialogs({ restore });
    await app.request('watchlist.save', { entry: { event_id: 'abc' } });
    const { id } = await previewed(app);
    let sent = 0;
    const send = () => {
      sent += 1;
      const section = { offer_name: 'Floor GA', available: true, price: sent, price_label: `$${sent}`, stock: 12 };
      gateway.sendFrame(message({ event_id: 'abc', sections: { 'floor-ga': section } }));
    };
    send();
    await expect.poll(() => app.toasts.length).toBeGreaterThan(0);
    await app.request('restore.confirm', { id });
    while ((await backupState(app)).state === 'working') {
      send();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(app, 'restored');
    send();
    const alerted = () =>
      new Set(
        app
          .payloads('feed')
          .flatMap(({ items }) => items)
          .flatMap((item) => (item.kind === 'notification' && item.outcome === 'alert' ? [item.best?.price] : [])),
      );
    await expect.poll(() => alerted().size, LONG).toBe(sent);
    expect(sent).toBeGreaterThan(2);
    // Ten came with the backup.
    await expect.poll(() => notificationsIn(app.folder), LONG).toBe(sent + 10);
  });

  it('lets edits that come while files are replaced count for the restored watchlist', async () => {
    const restore = await backUp(await dataFolder());
    const { app } = await appWithDialogs({ restore });
    const { id } = await previewed(app);
    await app.request('restore.confirm', { id });
    await app.request('watchlist.save', { entry: { event_id: 'meanwhile' } });
    await until(app, 'restored');
    const stored = readFileSync(join(app.folder, 'watchlist.json'), 'utf8');
    const all = readdirSync(app.folder)
      .filter((name) => name.startsWith('watchlist'))
      .map((name) => readFileSync(join(app.folder, name), 'utf8'));
    expect(stored).toContain('abc');
    expect(all.some((text) => text.includes('meanwhile'))).toBe(true);
  });

  it('of another computer says which secrets are missing, and leaves what needs them off', async () => {
    const restore = await backUp(
      await dataFolder({
        forwarders: [{ id: 'f1', kind: 'discord', label: 'Team', enabled: true, for_all: true }],
        heartbeat: { enabled: true },
        computers: { enabled: true },
      }),
    );
    const { app } = await appWithDialogs({ restore });
    const { id, missing_secrets } = await previewed(app);
    expect(missing_secrets).toEqual([
      'the address of “Team”',
      'the address of the heartbeat',
      'the broker and the passphrase of several computers',
    ]);
    await app.request('restore.confirm', { id });
    expect(await until(app, 'restored')).toMatchObject({ missing_secrets });
    const now = await state(app);
    expect(now.settings.forwarders).toHaveLength(1);
    expect(now.connection.state).toBe('open');
  });

  it('with a key store that is locked claims nothing to be missing', async () => {
    const restore = await backUp(await dataFolder({ heartbeat: { enabled: true } }));
    const { app } = await appWithDialogs({ restore }, (ports) => ({
      secrets: {
        ...ports.secrets,
        get: async (name) => {
          if (name === 'heartbeat') throw new SecretsLocked();
          return ports.secrets.get(name);
        },
      },
    }));
    expect((await previewed(app)).missing_secrets).toEqual([]);
  });

  it('starts no program that its user has not agreed to outside the page', async () => {
    const browsers = [{ id: 'mine', label: 'Mine', path: '/opt/mine', args: [] }];
    const restore = await backUp(await dataFolder({ browsers, open_with: 'mine' }));
    const { app } = await appWithDialogs({ restore });
    const { id } = await previewed(app);
    await app.request('restore.confirm', { id });
    const { problem, id: again } = await until(app, 'previewed');
    expect(problem).toMatch(/not confirmed/);
    expect((await state(app)).settings.browsers).toEqual([]);
    expect(app.questions).toHaveLength(1);
    app.answer.agreed = true;
    await app.request('restore.confirm', { id: again });
    await until(app, 'restored');
    expect((await state(app)).settings.browsers).toHaveLength(1);
  });

  it('sends the key to no gateway that the backup names', async () => {
    const restore = await backUp(await dataFolder({ gateway: { url: 'wss://other.example/' } }));
    const gateway = await startGateway();
    const app = await startEngine({
      ports: () => ({ backupFiles: { askWhereToSave: async () => null, askWhatToRestore: async () => restore } }),
    });
    await app.request('key.set', { key: gateway.apiKey });
    await app.request('connection.disconnect', null);
    const { id, plan } = await previewed(app);
    expect(plan.gateway?.host).toBe('other.example');
    await app.request('restore.confirm', { id });
    await until(app, 'restored');
    expect((await state(app)).key).toMatchObject({ set: false, entered_for: expect.any(String) });
  });

  it('is refused in the demo, and while another one is under way', async () => {
    const { app } = await appWithDialogs({ restore: await backUp(await dataFolder()) });
    await app.request('restore.choose', null);
    await expect(app.request('restore.choose', null)).rejects.toThrow('A restore is under way');
    await expect(app.request('backup.start', null)).rejects.toThrow('A restore is under way');
    await until(app, 'previewed');
    await app.request('backup.cancel', null);
    await app.request('demo.start', null);
    await expect(app.request('restore.choose', null)).rejects.toThrow('Leave it, then restore');
  });

  it('does only what was previewed last', async () => {
    const { app } = await appWithDialogs({ restore: await backUp(await dataFolder()) });
    const first = await previewed(app);
    await previewed(app);
    await expect(app.request('restore.confirm', { id: first.id })).rejects.toThrow('no longer there');
    await app.request('backup.cancel', null);
    await expect.poll(() => leftovers(app.folder)).toEqual([]);
  });

  const hostile: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    ['is not ours', () => write(gzipSync('a holiday picture')), /damaged, or no backup.*another copy/],
    ['is empty', () => write(''), /damaged, or no backup/],
    ['is cut off', async () => write(readFileSync(await backUp(await dataFolder())).subarray(0, 900)), /damaged/],
    ['a newer version made', () => packFiles({ 'manifest.json': manifestText({ version: 99 }) }), /newer/],
    ['was deleted meanwhile', async () => '/nowhere/gone.tar.gz', /is not there/],
    ['is a folder', temporaryFolder, /is not a file/],
    ['is a device without an end', async () => '/dev/zero', /is not a file/],
    ['is a link to a device', async () => link('/dev/zero'), /is not a file/],
    ['unpacks to a gigabyte of nothing', () => write(gzipSync(Buffer.alloc(1024 ** 3))), /damaged, or no backup/],
    ['is huge and has holes', sparse, /damaged, or no backup/],
  ];
  it.each(hostile)('of a file that %s says why, and changes nothing', LONG, async (_what, make, why) => {
    const { app } = await appWithDialogs({ restore: await make() });
    await app.request('watchlist.save', { entry: { event_id: 'mine' } });
    await app.request('restore.choose', null);
    expect(await until(app, 'failed')).toMatchObject({ job: 'restore', why: expect.stringMatching(why) });
    await expect.poll(() => leftovers(app.folder)).toEqual([]);
    expect((await app.request('watchlist.list', null)).total).toBe(1);
  });

  async function write(content: string | Uint8Array): Promise<string> {
    const path = join(await temporaryFolder(), 'given.tar.gz');
    await writeFile(path, content);
    return path;
  }
  async function link(target: string): Promise<string> {
    const path = join(await temporaryFolder(), 'link.tar.gz');
    await symlink(target, path);
    return path;
  }
  async function sparse(): Promise<string> {
    const path = await write('');
    await truncate(path, 4 * 1024 ** 3);
    return path;
  }
});

describe('a file that a page sends', () => {
  async function sending() {
    const app = await startEngine();
    const { upload } = await app.request('restore.choose', null);
    return { app, id: upload?.split('/')[1] ?? '', content: readFileSync(await backUp(await dataFolder())) };
  }

  it('is taken once, by its id, and previewed', async () => {
    const { app, id, content } = await sending();
    const send = (to: string) => app.engine.transfers.upload(to, Readable.from([content]), content.length);
    await expect(send('another')).rejects.toThrow('not expected');
    await send(id);
    await expect(send(id)).rejects.toThrow('not expected');
    expect((await until(app, 'previewed')).plan.bytes).toBe(content.length);
  });

  it('that is shorter or longer than announced is refused', async () => {
    for (const bytes of [-1, 1]) {
      const { app, id, content } = await sending();
      await expect(app.engine.transfers.upload(id, Readable.from([content]), content.length + bytes)).rejects.toThrow();
      expect(await until(app, 'failed')).toMatchObject({ why: expect.stringMatching(/Choose (?:the file|it) again/) });
      await expect.poll(() => leftovers(app.folder)).toEqual([]);
    }
  });

  it('for which there is no space is refused before it is taken', async () => {
    const { app, id } = await sending();
    await expect(app.engine.transfers.upload(id, Readable.from([]), 2 ** 52)).rejects.toThrow('not enough space');
    await until(app, 'failed');
  });
});

it('a restore that could not be ordered has changed nothing, and the app goes on', async () => {
  const { app } = await appWithDialogs({ restore: await backUp(await dataFolder()) });
  const { id } = await previewed(app);
  // What is in its way makes the order fail: nothing has changed then.
  await mkdir(join(app.folder, 'restore-pending', 'in the way'), { recursive: true });
  await app.request('restore.confirm', { id });
  expect(await until(app, 'failed')).toMatchObject({ job: 'restore' });
  expect((await app.request('watchlist.list', null)).total).toBe(0);
  await app.request('watchlist.save', { entry: { event_id: 'goes-on' } });
  expect((await app.request('watchlist.list', null)).total).toBe(1);
});
