import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { snapshotHistory } from '../../../../main/engine/backup/history-copies.ts';
import { finishRestore, orderRestore } from '../../../../main/engine/backup/restore/pending-restore.ts';
import { writeBackup } from '../../../../main/engine/backup/write-backup.ts';
import { openHistoryWriter } from '../../../../main/engine/history/writing/history-writer.ts';
import { NOON, notificationRecord } from '../history/notification-record.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { backUp, dataFolder, stage } from './data-folder.ts';

describe('a backup', () => {
  it('brings settings, watchlist, messages and prices over time into an empty folder', async () => {
    const path = await backUp(await dataFolder());
    const target = await temporaryFolder();
    const { backup, staging } = await stage(path, target);
    expect(backup.manifest).toMatchObject({ app_version: '1.2.3', created_at: '2026-06-01T12:00:00.000Z' });
    expect(backup.settings?.theme).toBe('dark');
    orderRestore(staging, target, NOON);
    expect(finishRestore(target)).toEqual([]);
    expect(readdirSync(target).sort()).toEqual(['history.sqlite', 'settings.json', 'watchlist.json']);
    expect(JSON.parse(readFileSync(join(target, 'watchlist.json'), 'utf8')).entries).toHaveLength(2);
    const writer = openHistoryWriter(join(target, 'history.sqlite'), NOON);
    const query = { before: null, limit: 50, view: 'everything', words: [], website: null, changeType: null } as const;
    expect(writer.list(query).items).toHaveLength(10);
    expect(writer.get(3)?.frame).toContain('"price":52');
    const { event_id, website } = notificationRecord(1).item;
    const series = { event_id, website, section: '', class: 'all', range: 'all' } as const;
    expect(writer.eventSeries(series, NOON).steps).toHaveLength(10);
    writer.close();
  });

  it.skipIf(process.platform === 'win32')('can be read by its user only, and so can what is restored', async () => {
    const path = await backUp(await dataFolder());
    expect(statSync(path).mode & 0o077).toBe(0);
    const { staging } = await stage(path);
    for (const name of readdirSync(staging)) expect(statSync(join(staging, name)).mode & 0o077).toBe(0);
  });

  it('holds the history as of one moment while messages are recorded', async () => {
    const folder = await dataFolder();
    const writer = openHistoryWriter(join(folder, 'history.sqlite'), NOON);
    writer.write([notificationRecord(11)], NOON);
    const path = await backUp(folder);
    writer.write([notificationRecord(12)], NOON);
    expect((await stage(path)).backup.history?.items).toBe(11);
    writer.close();
  });

  it('holds no secret, nor a password that an earlier version kept in the settings', async () => {
    const folder = await dataFolder({ gateway: { proxy: 'http://me:hunter2@proxy.example:3128' } });
    const secrets = {
      api_key: 'evk_secret',
      'forwarder%3Aphone': 'https://ntfy.example/topic-secret',
      proxy_password: 'proxy-secret',
      computers: 'passphrase-secret',
    };
    await mkdir(join(folder, 'secrets'));
    for (const [name, text] of Object.entries(secrets)) await writeFile(join(folder, 'secrets', name), text);
    await writeFile(join(folder, 'secrets.json'), JSON.stringify(secrets));
    const text = gunzipSync(readFileSync(await backUp(folder))).toString('latin1');
    expect(text).toContain('me@proxy.example:3128');
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('secret');
  });

  it('overwrites no file, and leaves nothing behind if it fails', async () => {
    const folder = await dataFolder();
    // A reader begins a journal, which is empty.
    const files = () => readdirSync(folder).filter((name) => !/-(?:wal|shm)$/.test(name));
    const before = files();
    const path = await backUp(folder);
    const options = { folder, path, appVersion: '1', nowMs: NOON, snapshot: snapshotHistory };
    await expect(writeBackup(options)).rejects.toThrow('is there already. Choose another name.');
    const failing = { ...options, path: `${path}.2`, snapshot: () => Promise.reject(new Error('the disk is full')) };
    await expect(writeBackup(failing)).rejects.toThrow('The backup was not made: the disk is full');
    expect(readdirSync(join(path, '..'))).toEqual(['backup.tar.gz']);
    expect(files()).toEqual(before);
  });

  it('is not made of nothing, nor of a file that cannot be read', async () => {
    const path = join(await temporaryFolder(), 'backup.tar.gz');
    const options = { path, appVersion: '1', nowMs: NOON, snapshot: snapshotHistory };
    await expect(writeBackup({ ...options, folder: await temporaryFolder() })).rejects.toThrow('nothing to back up');
    const folder = await dataFolder();
    await writeFile(join(folder, 'settings.json'), '{"version":');
    await expect(writeBackup({ ...options, folder })).rejects.toThrow('Start Eventory Tray, which keeps it');
    expect(existsSync(path)).toBe(false);
  });
});
