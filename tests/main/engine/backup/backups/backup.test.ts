import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEngine } from '../../harness.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

import { appWithDialogs, backupState, leftovers, previewed, until } from './app-with-dialogs.ts';

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
