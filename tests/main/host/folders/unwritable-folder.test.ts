import { chmod, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeUnwritableFolder } from '../../../../main/host/folders/unwritable-folder.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';

it('a folder that can be written is made', async () => {
  const folder = join(await temporaryFolder(), 'data', 'of mine');
  expect(await describeUnwritableFolder(folder)).toBeNull();
  expect((await stat(folder)).isDirectory()).toBe(true);
});

it('one that cannot be made is named, with what it means and what to do', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  const folder = join(file, 'data');
  const said = await describeUnwritableFolder(folder);
  expect(said).toContain(`Nothing can be stored in ${folder} (ENOTDIR`);
  expect(said).toContain('Alerts work, but');
  expect(said).toContain('choose another with --data');
});

it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'one in which the account may not write is named (skipped for root, who may)',
  async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o500);
    expect(await describeUnwritableFolder(folder)).toContain(`Nothing can be stored in ${folder} (EACCES`);
    await chmod(folder, 0o700);
  },
);
