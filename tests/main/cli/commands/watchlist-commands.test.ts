import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acquireInstanceLock } from '../../../../main/host/locks/instance-lock.ts';
import { secretFiles } from '../../../../main/host/stores/secret-files.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';
import { run } from '../harness.ts';

const BROKEN = '[\n  {"event_id": "a"},\n  {"event_id": "b",\n   "section": "10-"}\n]';

async function fileWith(text: string, name = 'list.json'): Promise<{ file: string; folder: string }> {
  const folder = await temporaryFolder();
  const file = join(folder, name);
  await writeFile(file, text);
  return { file, folder };
}

async function ids(folder: string): Promise<unknown[]> {
  const exported = await run(['export', '--data', folder]);
  expect(await exported.status).toBe(0);
  return JSON.parse(exported.out().join('\n')).entries.map(({ event_id }: { event_id: string }) => event_id);
}

async function importFile(folder: string, text: string, ...flags: string[]) {
  const file = join(folder, 'import.json');
  await writeFile(file, text);
  const imported = await run(['import', file, '--data', folder, ...flags]);
  return { status: await imported.status, out: imported.out().join('\n'), err: imported.err() };
}

describe('validate', () => {
  it('passes a list that can be used, with what to look at', async () => {
    const { file } = await fileWith('[\n  {"event_id": "a",\n   "max prise": 100}\n]');
    const validate = await run(['validate', file]);
    expect(await validate.status).toBe(0);
    expect(validate.out().join('\n')).toMatch(/1 entry can be used[\s\S]*line 3, max prise: .*max_price_filter/);
  });

  it('ends with 2, line and field if an entry cannot be used', async () => {
    const { file } = await fileWith(BROKEN);
    const validate = await run(['validate', '--json', file]);
    expect(await validate.status).toBe(2);
    expect(validate.json()).toEqual([
      {
        ok: false,
        format: 'json',
        entries: 1,
        rejected: [{ line: 4, field: 'section', message: expect.stringContaining('10-') }],
        notes: [],
      },
    ]);
  });

  it('reads CSV too', async () => {
    const { file } = await fileWith('event_id,max_price_filter\na,100\nb,much\n', 'list.csv');
    const validate = await run(['validate', file]);
    expect(await validate.status).toBe(2);
    expect(validate.out().join('\n')).toMatch(/line 3, max_price_filter/);
  });

  it('says of an empty file that it is empty', async () => {
    const { file } = await fileWith('');
    const validate = await run(['validate', file]);
    expect(await validate.status).toBe(2);
    expect(validate.out().join('\n')).toMatch(/0 entries can be used[\s\S]*The file is empty\. Use a list of entries/);
  });

  it.each([
    [['validate'], '"validate" needs the watchlist file'],
    [['validate', 'a', 'b'], '"b" is not expected here'],
    [['validate', '/nowhere.json'], '/nowhere.json cannot be used. The file does not exist'],
  ])('%j ends with 2 and advice', async (args, advice) => {
    const validate = await run(args);
    expect(await validate.status).toBe(2);
    expect(validate.err()).toContain(advice);
  });
});

describe('import and export', () => {
  it('give the same entries again, by way of JSON and of CSV', async () => {
    const folder = await temporaryFolder();
    await importFile(
      folder,
      '[{"event_id":"a","section":"101-110","max_price_filter":150},{"event_id":"b","label":"=1+1"}]',
    );
    const json = await run(['export', '--data', folder]);
    const csv = await run(['export', '--csv', '--data', folder]);
    expect([await json.status, await csv.status]).toEqual([0, 0]);
    const other = await temporaryFolder();
    expect((await importFile(other, csv.out().join('\n'))).out).toBe(
      'Imported: 2 entries added, 0 changed, 0 unchanged, 0 removed.',
    );
    const again = await run(['export', '--data', other]);
    await again.status;
    expect(again.out()).toEqual(json.out());
  });

  it('note a sound that this computer does not have', async () => {
    const folder = await temporaryFolder();
    const text = '[{"event_id": "a", "sound": "own-aaaaaaaaaaaaaaaaaaaaaaaa"}, {"event_id": "b", "sound": "bell"}]';
    const { status, err } = await importFile(folder, text);
    expect(status).toBe(0);
    expect(err).toMatch(/line 1, sound: This computer has no sound .*sounds as the default/);
    expect(await ids(folder)).toEqual(['a', 'b']);
  });

  it('merges, and replaces only if asked to', async () => {
    const folder = await temporaryFolder();
    await importFile(folder, '[{"event_id":"a"},{"event_id":"b"}]');
    expect((await importFile(folder, '[{"event_id":"b","id":"b","label":"x"},{"event_id":"c"}]')).out).toBe(
      'Imported: 1 entry added, 1 changed, 0 unchanged, 0 removed.',
    );
    expect(await ids(folder)).toEqual(['a', 'b', 'c']);
    expect((await importFile(folder, '[{"event_id":"c","id":"c"}]', '--replace', '--dry-run')).out).toBe(
      'Would import: 0 entries added, 0 changed, 1 unchanged, 2 removed.',
    );
    expect(await ids(folder)).toEqual(['a', 'b', 'c']);
    await importFile(folder, '[{"event_id":"c","id":"c"}]', '--replace');
    expect(await ids(folder)).toEqual(['c']);
  });

  it('changes nothing if a line cannot be used, if the key is in it, or while the app runs', async () => {
    const folder = await temporaryFolder();
    await importFile(folder, '[{"event_id":"a"}]');
    expect(await importFile(folder, BROKEN)).toMatchObject({
      status: 2,
      err: expect.stringContaining('line 4, section'),
    });
    await secretFiles(folder).set('api_key', 'key-of-mine-123');
    const withKey = await importFile(folder, '[{"event_id":"b","notes":"key-of-mine-123"}]');
    expect(withKey).toMatchObject({ status: 2, err: expect.stringContaining('notes: This holds the API key') });
    expect(withKey.err).not.toContain('key-of-mine-123');
    const app = await acquireInstanceLock(folder);
    if ('running' in app) throw new Error('held by another');
    onTestFinished(() => app.dispose());
    expect(await importFile(folder, '[{"event_id":"c"}]')).toMatchObject({
      status: 2,
      err: expect.stringContaining('Import there'),
    });
    expect(await ids(folder)).toEqual(['a']);
  });

  it('refuses a stored watchlist that cannot be read, and leaves it as it is', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'watchlist.json'), '{ not json');
    expect(await importFile(folder, '[{"event_id":"a"}]')).toMatchObject({
      status: 2,
      err: expect.stringContaining('cannot be read'),
    });
    expect(await readFile(join(folder, 'watchlist.json'), 'utf8')).toBe('{ not json');
  });

  it.skipIf(process.getuid?.() === 0)('says if it cannot write', async () => {
    const { file } = await fileWith('[{"event_id":"a"}]');
    const folder = await temporaryFolder();
    await chmod(folder, 0o500);
    const imported = await run(['import', file, '--data', folder]);
    expect(await imported.status).toBe(1);
    expect(imported.err()).toContain('Nothing was imported');
  });
});
