import { chmod, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolderPrivate } from '../../../../main/host/folders/private-folder.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe.skipIf(process.platform === 'win32')('the data folder', () => {
  it('and its files are for the user alone, also if they existed before with other rights', async () => {
    const folder = await temporaryFolder();
    const files = [
      'settings.json',
      'watchlist-demo.json',
      'history.sqlite',
      'history.sqlite-wal',
      'last-sign-of-life',
      'secrets/api_key',
      'sounds/bell.wav',
      'logs/browser.log',
    ];
    for (const inner of ['secrets', 'sounds', 'logs']) await mkdir(join(folder, inner), { mode: 0o755 });
    for (const file of files) {
      await writeFile(join(folder, file), 'x');
      await chmod(join(folder, file), 0o644);
    }
    await chmod(folder, 0o755);
    await makeFolderPrivate(folder, { warn() {} });
    for (const path of ['', 'secrets', 'sounds', 'logs']) expect(await modeOf(join(folder, path)), path).toBe('700');
    for (const file of files) expect(await modeOf(join(folder, file)), file).toBe('600');
    expect(await readFile(join(folder, 'settings.json'), 'utf8')).toBe('x');
  });

  it('keeps the rights of files that are not the app’s, and of what a link leads to', async () => {
    const folder = await temporaryFolder();
    const other = join(await temporaryFolder(), 'other');
    for (const file of [other, join(folder, 'run.sh')]) {
      await writeFile(file, 'x');
      await chmod(file, 0o755);
    }
    await symlink(other, join(folder, 'settings.json'));
    await makeFolderPrivate(folder, { warn() {} });
    expect([await modeOf(other), await modeOf(join(folder, 'run.sh'))]).toEqual(['755', '755']);
  });

  it('that all accounts share keeps its rights, and is warned of', async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o1777);
    const warnings: string[] = [];
    await makeFolderPrivate(folder, { warn: (line) => warnings.push(line) });
    expect([await modeOf(folder), warnings]).toEqual(['777', [expect.stringContaining('shared with other accounts')]]);
  });

  it('that cannot be read only costs a line in the log', async () => {
    const warnings: string[] = [];
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    await makeFolderPrivate(join(file, 'folder'), { warn: (line) => warnings.push(line) });
    expect(warnings).toHaveLength(1);
  });
});
