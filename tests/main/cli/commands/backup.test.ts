import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { restoreInto } from '../../../../main/cli/restore-into.ts';
import type { Question } from '../../../../main/engine/ports.ts';
import { acquireInstanceLock } from '../../../../main/host/locks/instance-lock.ts';
import { buildEntry } from '../../../support/build-entry.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';
import { run } from '../harness.ts';

const entries = [buildEntry({ id: 'abc', event_id: 'abc' })];

async function stored(gateway: object = {}): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'watchlist.json'), JSON.stringify({ version: 1, entries, damaged: [] }));
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ version: 1, settings: { gateway } }));
  return folder;
}

async function command(args: readonly string[], folder: string) {
  const one = await run([...args, '--data', folder]);
  return { status: await one.status, out: one.out().join('\n'), err: one.err() };
}

/** The backup of a data folder. */
async function backedUp(folder: string): Promise<string> {
  const file = join(await temporaryFolder(), 'mine.tar.gz');
  expect(await command(['backup', file], folder)).toMatchObject({ status: 0 });
  return file;
}

/** A folder with a key, as files or as the desktop app keeps it. */
async function withKey(gateway: string | null): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'secrets'));
  await writeFile(join(folder, 'secrets', 'api_key'), 'evk_mine');
  if (gateway !== null) {
    await writeFile(join(folder, 'secrets', 'api_key_gateway'), JSON.stringify({ host: gateway, ca_file: null }));
  }
  return folder;
}

describe('backup and restore', () => {
  it('in a place where no folder can be made say what would change, and restore nothing', async () => {
    const path = await backedUp(await stored());
    const folder = join(await temporaryFolder(), 'a file');
    await writeFile(folder, '');
    const lines: string[] = [];
    const into = (dry: boolean) =>
      restoreInto({ path, folder, dry, warn: () => {}, print: (line) => lines.push(line) }, null);
    expect(await into(true)).toBe(0);
    expect(lines.join()).toContain('Watchlist: 1 entry');
    await expect(into(false)).rejects.toThrow(`Nothing was restored: ${folder} cannot be written (ENOTDIR`);
  });

  it('take a watchlist to another folder', async () => {
    const file = await backedUp(await stored());
    const folder = join(await temporaryFolder(), 'new');
    const looked = await command(['restore', file, '--dry-run'], folder);
    expect(looked.out).toContain('Watchlist: 1 entry (1 added, 0 changed, 0 removed).');
    expect(existsSync(folder)).toBe(false);
    const done = await command(['restore', file, '--yes'], folder);
    expect(done).toMatchObject({ status: 0 });
    expect(done.out).toContain('Watchlist: 1 entry (1 added');
    expect((await command(['export'], folder)).out).toContain('"event_id": "abc"');
    const again = await command(['restore', file, '--yes'], folder);
    expect(again.out).toMatch(/What was stored: .*watchlist\.before-restore-/);
  });

  it('without a terminal to ask in want --yes', async () => {
    const folder = await stored();
    const refused = await command(['restore', await backedUp(folder)], folder);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('give --yes');
  });

  it('ask with all that would change, and a no changes nothing', async () => {
    const path = await backedUp(await stored());
    const folder = await temporaryFolder();
    const questions: Question[] = [];
    const lines: string[] = [];
    const restore = (answer: boolean) =>
      restoreInto(
        { path, folder, dry: false, warn: () => {}, print: (line) => lines.push(line) },
        {
          place: null,
          ask: async (question) => {
            questions.push(question);
            return answer;
          },
        },
      );
    expect(await restore(false)).toBe(1);
    expect(lines).toEqual(['Nothing was restored.']);
    expect(readdirSync(folder)).toEqual([]);
    expect(questions[0]?.text).toContain('Watchlist: 1 entry (1 added');
    expect(await restore(true)).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['settings.json', 'watchlist.json']);
  });

  it('leave a folder alone in which the app runs, but can back it up and look', async () => {
    const folder = await stored();
    const lock = await acquireInstanceLock(folder);
    if ('running' in lock) throw new Error('nothing runs yet');
    onTestFinished(() => lock.dispose());
    const file = await backedUp(folder);
    expect(await command(['restore', file, '--dry-run'], folder)).toMatchObject({ status: 0 });
    const refused = await command(['restore', file, '--yes'], folder);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('Quit it, then restore.');
    expect(readdirSync(folder).filter((name) => name.includes('restore'))).toEqual([]);
  });

  it('say what is wrong with the file, and change nothing', async () => {
    const file = join(await temporaryFolder(), 'mine.tar.gz');
    await writeFile(file, 'no archive');
    const folder = await stored();
    const before = await readFile(join(folder, 'watchlist.json'), 'utf8');
    const refused = await command(['restore', file, '--yes'], folder);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('no backup of Eventory Tray');
    expect(readFileSync(join(folder, 'watchlist.json'), 'utf8')).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(['instance.lock', 'settings.json', 'watchlist.json']);
    const again = await command(['backup', file], folder);
    expect(again.status).toBe(1);
    expect(again.err).toContain('is there already');
  });
});

describe('a restore that names another gateway', () => {
  const other = () => stored({ url: 'wss://other.example/eventory' });

  it('leaves the key where it is: it is not sent there', async () => {
    const folder = await withKey('api.eventory.ai');
    const done = await command(['restore', await backedUp(await other()), '--yes'], folder);
    expect(done.out).toContain('come from other.example. The stored API key is not sent there');
    expect(done.status).toBe(0);
    const watch = await command(['watch', '--timeout', '1'], folder);
    expect(watch.err).toContain('The stored key was entered for api.eventory.ai');
  });

  it('is refused while the key belongs to none, for the next start would give it to that one', async () => {
    const file = await backedUp(await other());
    const folder = await withKey(null);
    const refused = await command(['restore', file, '--yes'], folder);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('Start Eventory Tray once and quit it');
    expect(existsSync(join(folder, 'settings.json'))).toBe(false);
    expect(await command(['restore', await backedUp(await stored()), '--yes'], folder)).toMatchObject({ status: 0 });
  });

  it('is refused in the same way for a key of the desktop app', async () => {
    const folder = await temporaryFolder();
    const secret = { kept: 'system', data: 'AAAA' };
    const file = await backedUp(await other());
    await writeFile(join(folder, 'secrets.json'), JSON.stringify({ api_key: secret }));
    expect(await command(['restore', file, '--yes'], folder)).toMatchObject({ status: 2 });
    await writeFile(join(folder, 'secrets.json'), JSON.stringify({ api_key: secret, api_key_gateway: secret }));
    expect(await command(['restore', file, '--yes'], folder)).toMatchObject({ status: 0 });
  });
});

describe('a restore that was killed', () => {
  it('is finished before an import changes the watchlist', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'restore-pending'));
    await writeFile(
      join(folder, 'restore-pending', 'watchlist.json'),
      JSON.stringify({ version: 1, entries, damaged: [] }),
    );
    await writeFile(
      join(folder, 'restore-pending', 'restore.json'),
      JSON.stringify({ ordered_at: '2026-06-01T12:00:00.000Z' }),
    );
    const file = join(await temporaryFolder(), 'more.json');
    await writeFile(file, JSON.stringify([{ event_id: 'def' }]));
    const refused = await command(['backup', `${file}.tar.gz`], folder);
    expect(refused.err).toContain('A restore was interrupted');
    expect(await command(['import', file], folder)).toMatchObject({ status: 0 });
    const { out } = await command(['export'], folder);
    expect(out).toContain('"event_id": "abc"');
    expect(out).toContain('"event_id": "def"');
  });
});
