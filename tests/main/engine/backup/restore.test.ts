import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeRestore } from '../../../../core/backup/describe-restore.ts';
import { DEFAULT_SETTINGS } from '../../../../core/settings/settings.ts';
import { summarizeHistory } from '../../../../main/engine/backup/history-copies.ts';
import { finishRestore, orderRestore } from '../../../../main/engine/backup/restore/pending-restore.ts';
import { planRestore } from '../../../../main/engine/backup/restore/plan-restore.ts';
import { readCurrent } from '../../../../main/engine/backup/restore/read-current.ts';
import { openHistoryWriter } from '../../../../main/engine/history/writing/history-writer.ts';
import { createOwnSoundFiles } from '../../../../main/engine/sounds/own-sound-files.ts';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildWav } from '../../../support/build-wav.ts';
import { NOON, notificationRecord } from '../history/notification-record.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { backUp, dataFolder, manifestText, packFolder, STORED_ENTRIES, stage } from './data-folder.ts';

const FILES = ['settings.json', 'watchlist.json', 'history.sqlite'];

describe('a restore', () => {
  it('keeps what was there under a new name', async () => {
    const target = await dataFolder({ theme: 'light' });
    const { staging } = await stage(await backUp(await dataFolder()), target);
    orderRestore(staging, target, NOON);
    const kept = finishRestore(target);
    expect(kept).toHaveLength(3);
    expect(kept.every((path) => path.includes('before-restore') && existsSync(path))).toBe(true);
    expect(readFileSync(kept[0] ?? '', 'utf8')).toContain('light');
    expect(readFileSync(join(target, 'settings.json'), 'utf8')).toContain('dark');
    expect(finishRestore(target)).toEqual([]);
  });

  it('takes what a killed app left in the journal along with its history', async () => {
    const target = await dataFolder();
    const history = join(target, 'history.sqlite');
    const writer = openHistoryWriter(history, NOON);
    writer.write([notificationRecord(11)], NOON);
    // As a process that was killed: the journal is there, and nobody will write it back.
    const journal = readFileSync(`${history}-wal`);
    const database = readFileSync(history);
    writer.close();
    await writeFile(history, database);
    await writeFile(`${history}-wal`, journal);
    const { staging } = await stage(await backUp(await dataFolder()), target);
    orderRestore(staging, target, NOON);
    const kept = finishRestore(target);
    expect(summarizeHistory(kept.find((path) => path.endsWith('.sqlite')) ?? '').items).toBe(11);
    expect(existsSync(`${history}-wal`)).toBe(false);
    expect(summarizeHistory(history).items).toBe(10);
  });

  it('that was killed after any step is finished by the next start', async () => {
    for (let step = 0; step <= FILES.length * 2; step++) {
      const target = await dataFolder({ theme: 'light' });
      const { staging } = await stage(await backUp(await dataFolder()), target);
      orderRestore(staging, target, NOON);
      let done = 0;
      for (const name of FILES) {
        if (done++ < step) renameSync(join(target, name), join(target, `${name}.aside`));
        if (done++ < step) renameSync(join(target, 'restore-pending', name), join(target, name));
      }
      finishRestore(target);
      expect(readFileSync(join(target, 'settings.json'), 'utf8'), `step ${step}`).toContain('dark');
      expect(existsSync(join(target, 'restore-pending'))).toBe(false);
      for (const name of FILES) {
        const [stem] = name.split('.');
        expect(
          readdirSync(target).filter((one) => one.startsWith(`${stem}.`) && !/-(?:wal|shm)$/.test(one)),
        ).toHaveLength(2);
      }
    }
  });

  it('that cannot be finished says what to do, and loses nothing', async () => {
    const target = await dataFolder({ theme: 'light' });
    const { staging } = await stage(await backUp(await dataFolder()), target);
    orderRestore(staging, target, NOON);
    const order = join(target, 'restore-pending', 'restore.json');
    const text = readFileSync(order, 'utf8');
    await writeFile(order, '{');
    expect(() => finishRestore(target)).toThrow(/could not be finished.*start again/);
    expect(readFileSync(join(target, 'settings.json'), 'utf8')).toContain('light');
    await writeFile(order, text);
    finishRestore(target);
    expect(readFileSync(join(target, 'settings.json'), 'utf8')).toContain('dark');
  });
});

describe('own sounds', () => {
  it('come with a backup and are added, so that alerts sound as they did', async () => {
    const source = await dataFolder();
    const target = await dataFolder();
    const bell = buildWav({ hertz: 660 });
    const gong = buildWav({ hertz: 330 });
    const id = await createOwnSoundFiles(source).write(bell);
    const other = await createOwnSoundFiles(target).write(gong);
    const { staging, backup } = await stage(await backUp(source), target);
    const plan = planRestore(
      backup,
      readCurrent(target, () => {}),
    );
    expect(plan.sounds).toEqual({ total: 1, added: 1 });
    expect(describeRestore(plan, String).rows.map(({ text }) => text)).toContain('1 sound (1 added)');
    orderRestore(staging, target, NOON);
    // The app is killed before anything is replaced.
    finishRestore(target);
    expect(await createOwnSoundFiles(target).read(id)).toEqual(bell);
    expect(await createOwnSoundFiles(target).read(other)).toEqual(gong);
    expect(readdirSync(target)).not.toContain('restore-pending');
    expect(
      planRestore(
        backup,
        readCurrent(target, () => {}),
      ).sounds,
    ).toEqual({ total: 1, added: 0 });
  });

  it('that are damaged are left out of a backup', async () => {
    const source = await dataFolder();
    const id = await createOwnSoundFiles(source).write(buildWav());
    await writeFile(join(source, 'sounds', `${id}.wav`), 'damaged');
    expect((await stage(await backUp(source))).backup.sounds).toEqual([]);
  });

  it.each([
    ['another content', 'sounds/own-000000000000000000000000.wav', /A sound in this backup is not what was backed up/],
    ['another name', 'sounds/song.wav', /holds sounds\/song\.wav/],
    ['a path that leads elsewhere', 'sounds/../own-000000000000000000000000.wav', /holds sounds\/\.\.\/own/],
  ])('with %s are refused', async (_what, path, why) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'sounds'));
    await writeFile(join(folder, 'manifest.json'), manifestText());
    await writeFile(join(folder, path), buildWav());
    await expect(stage(await packFolder(folder, ['manifest.json', path]))).rejects.toThrow(why);
  });
});

describe('the preview of a restore', () => {
  const current = {
    settings: { ...DEFAULT_SETTINGS, theme: 'light' as const },
    entries: [...STORED_ENTRIES.slice(0, 1), buildEntry({ id: 'gone', event_id: 'gone' })],
    history: { items: 3, oldest_at: null, newest_at: null },
    sounds: [],
  };
  const preview = async (settings: object) => {
    const plan = planRestore((await stage(await backUp(await dataFolder(settings)))).backup, current);
    const { rows, warnings } = describeRestore(plan, (time) => time.slice(0, 10));
    return { plan, text: [...rows.map(({ label, text }) => `${label}: ${text}.`), ...warnings].join('\n') };
  };

  it('says what it would change: entries, settings, messages, programs and the gateway', async () => {
    const { plan, text } = await preview({
      gateway: { url: 'wss://other.example/eventory' },
      open_with: 'mine',
      browsers: [{ id: 'mine', label: 'Mine', path: '/opt/mine', args: ['--new'] }],
    });
    expect(plan.entries).toEqual({ total: 2, added: 1, changed: 0, removed: 1, damaged: 0 });
    expect(plan.settings).toEqual(['gateway.url', 'theme', 'open_with', 'browsers']);
    expect(text).toContain('Watchlist: 2 entries (1 added, 0 changed, 1 removed).');
    expect(text).toContain('History: 10 messages and gaps, from 2026-06-01 to 2026-06-01, replace 3.');
    expect(text).toContain(
      'come from other.example. The stored API key is not sent there: you are asked for it again.',
    );
    expect(text).toContain('This program would start: "/opt/mine" "--new"');
  });

  it('says of a CA file that the key is asked for again', async () => {
    const { text } = await preview({ gateway: { ca_file: '/home/me/other.pem' } });
    expect(text).toContain('recognized by /home/me/other.pem. The stored API key is not sent there');
    expect((await preview({})).text).not.toContain('API key');
  });

  it('writes out what would hide a part of it', async () => {
    const { text } = await preview({
      browsers: [{ id: 'mine', label: 'Mine', path: '/opt/mine\u001b[2K\u202e', args: [] }],
    });
    expect(text).toContain('"/opt/mine\\u{1b}[2K\\u{202e}"');
  });
});
