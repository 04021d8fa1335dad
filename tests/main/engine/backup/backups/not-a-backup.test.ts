import { readFileSync } from 'node:fs';
import { symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { backUp, dataFolder, manifestText, packFiles } from '../data-folder.ts';

import { appWithDialogs, LONG, leftovers, until } from './app-with-dialogs.ts';

describe('a restore of a file that is no backup', () => {
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
  it.each(hostile)('that %s: says why, and changes nothing', LONG, async (_what, make, why) => {
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
