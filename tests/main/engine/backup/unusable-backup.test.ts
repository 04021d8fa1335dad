import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, open, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';
import { describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { backUp, dataFolder, manifestText, packFiles, packFolder, stage } from './data-folder.ts';

vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs/promises')>();
  return { ...original, open: vi.fn(original.open) };
});

/** The archive of a data folder after a change of its history. */
async function withHistory(change: (database: DatabaseSync) => void): Promise<string> {
  const folder = await dataFolder();
  const database = new DatabaseSync(join(folder, 'history.sqlite'));
  change(database);
  database.close();
  return backUp(folder);
}

/** An archive whose only file says that it is as large as this. */
async function claiming(path: string, size: number): Promise<string> {
  const header = Buffer.alloc(512);
  new Header({ path, size, type: 'File', mode: 0o600 }).encode(header);
  const file = join(await temporaryFolder(), 'large.tar.gz');
  await writeFile(file, gzipSync(Buffer.concat([header, Buffer.alloc(4096)])));
  return file;
}

describe('a backup that cannot be used', () => {
  it.each([
    [
      'damaged',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 2000), Buffer.alloc(200, 7), bytes.subarray(2200)]),
    ],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 500)],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('{"entries":[]}')],
    ['something else, compressed', () => gzipSync('x'.repeat(5000))],
  ])('because it is %s is refused in words', async (_name, change) => {
    const path = await backUp(await dataFolder());
    await writeFile(path, change(readFileSync(path)));
    await expect(stage(path)).rejects.toThrow(/no backup of Eventory Tray/);
  });

  it('because it is not there is refused', async () => {
    await expect(stage('/nowhere/backup.tar.gz')).rejects.toThrow('it is not there');
  });

  it.each([
    ['EACCES', 'you may not read it. Give your account the right to, or choose another file.'],
    ['EPERM', 'you may not read it. Give your account the right to, or choose another file.'],
    ['ENOENT', 'it is not there. Choose another file.'],
    ['EIO', 'it cannot be read (EIO: input/output error, open). Use another copy of it.'],
  ])('because to open it fails with %s is not called damaged', async (code, advice) => {
    const path = await backUp(await dataFolder());
    const refusal = Object.assign(new Error('EIO: input/output error, open'), { code });
    vi.mocked(open).mockRejectedValueOnce(refusal);
    await expect(stage(path)).rejects.toThrow(`${path} cannot be restored: ${advice}`);
  });

  it('because it is a folder is refused', async () => {
    await expect(stage(await temporaryFolder())).rejects.toThrow('it is not a file. Choose the backup itself.');
  });

  it('because a newer version made it, or its history, is refused politely', async () => {
    const newer = { 'manifest.json': manifestText({ version: 2, app_version: '9.0' }), 'more.json': '{}' };
    await expect(stage(await packFiles(newer))).rejects.toThrow(
      'A newer version of Eventory Tray made this backup (9.0). Update the app, then restore it.',
    );
    await expect(stage(await withHistory((database) => database.exec('PRAGMA user_version = 999')))).rejects.toThrow(
      'The history in this backup cannot be used: a newer version',
    );
    const watchlist = JSON.stringify({ version: 99, entries: [] });
    await expect(
      stage(await packFiles({ 'manifest.json': manifestText(), 'watchlist.json': watchlist })),
    ).rejects.toThrow('The watchlist in this backup cannot be used');
  });

  it('because a part of it is damaged is refused as a whole', async () => {
    const files = { 'manifest.json': manifestText() };
    await expect(stage(await packFiles({ ...files, 'settings.json': '{"version":1' }))).rejects.toThrow('The settings');
    await expect(stage(await packFiles({ ...files, 'watchlist.json': '[1' }))).rejects.toThrow('The watchlist');
    await expect(stage(await packFiles({ ...files, 'history.sqlite': 'no database' }))).rejects.toThrow('The history');
  });

  it('because it holds what no backup does is refused, and nothing of it is unpacked', async () => {
    const strange = await packFiles({ 'manifest.json': manifestText(), 'evil.sh': 'rm' });
    await expect(stage(strange)).rejects.toThrow('it holds evil.sh (File), which no backup');
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'inner'));
    await writeFile(join(folder, 'inner/manifest.json'), manifestText());
    await writeFile(join(folder, 'settings.json'), '{}');
    const target = await temporaryFolder();
    const leading = await packFolder(join(folder, 'inner'), ['manifest.json', '../settings.json']);
    await expect(stage(leading, target)).rejects.toThrow('it holds ../settings.json (File)');
    expect(readdirSync(target)).toEqual(['staging']);
    expect(readdirSync(join(target, 'staging'))).toEqual(['manifest.json']);
  });

  it.skipIf(process.platform === 'win32')('because a part of it is a link is refused', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'manifest.json'), manifestText());
    await symlink('/etc/passwd', join(folder, 'settings.json'));
    const path = await packFolder(folder, ['manifest.json', 'settings.json']);
    await expect(stage(path)).rejects.toThrow('it holds settings.json (SymbolicLink)');
    await rm(join(folder, 'settings.json'));
  });

  it('because a part of it is larger than any, or than the disk, is refused before it is unpacked', async () => {
    const target = await temporaryFolder();
    await expect(stage(await claiming('history.sqlite', 2 ** 50), target)).rejects.toThrow();
    expect(readdirSync(join(target, 'staging'))).toEqual([]);
    await expect(stage(await claiming('settings.json', 2 ** 30), await temporaryFolder())).rejects.toThrow();
    const long = { 'manifest.json': manifestText({ more: 'x'.repeat(70_000) }) };
    await expect(stage(await packFiles(long))).rejects.toThrow('no backup of Eventory Tray');
  });

  it('because its history brings statements along is refused', async () => {
    const path = await withHistory((database) =>
      database.exec('CREATE TRIGGER evil AFTER INSERT ON items BEGIN DELETE FROM items; END'),
    );
    await expect(stage(path)).rejects.toThrow('triggers or views');
  });

  it('cannot write to the terminal what it likes', async () => {
    const control = { 'manifest.json': manifestText({ app_version: '1\u001b[2J' }) };
    await expect(stage(await packFiles(control))).rejects.toThrow(/no backup of Eventory Tray\.$/);
    const settings = { 'manifest.json': manifestText(), 'settings.json': '\u001b[2J{' };
    const refused = await stage(await packFiles(settings)).catch((error: Error) => error.message);
    expect(refused).toContain('\\u{1b}');
    expect(refused).not.toContain('\u001b');
  });
});
