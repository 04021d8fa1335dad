import { chmod, mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeOwnFolder } from '../../../../main/host/folders/own-folder.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';

describe.skipIf(process.platform === 'win32')('a folder of the user’s own', () => {
  it('is made with what is above it, for the user alone, whatever the mask of the process is', async () => {
    const folder = join(await temporaryFolder(), 'above', 'own');
    const mask = process.umask(0);
    try {
      expect(makeOwnFolder(folder)).toBe(true);
    } finally {
      process.umask(mask);
    }
    for (const path of [folder, join(folder, '..')]) expect((await stat(path)).mode & 0o777).toBe(0o700);
    expect(makeOwnFolder(folder)).toBe(true);
  });

  it.each([0o755, 0o775, 0o777])('is not one that others can use too (%o)', async (mode) => {
    const folder = join(await temporaryFolder(), 'shared');
    await mkdir(folder);
    await chmod(folder, mode);
    expect(makeOwnFolder(folder)).toBe(false);
  });

  it('is not a link, nor a file', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'real'), { mode: 0o700 });
    await symlink(join(folder, 'real'), join(folder, 'link'));
    await writeFile(join(folder, 'file'), '');
    expect(makeOwnFolder(join(folder, 'link'))).toBe(false);
    expect(makeOwnFolder(join(folder, 'file'))).toBe(false);
  });
});
