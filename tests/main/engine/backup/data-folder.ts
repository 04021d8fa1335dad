import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create } from 'tar';
import { readBackupHistory, snapshotHistory } from '../../../../main/engine/backup/history-copies.ts';
import { readBackup } from '../../../../main/engine/backup/restore/read-backup.ts';
import { writeBackup } from '../../../../main/engine/backup/write-backup.ts';
import { openHistoryWriter } from '../../../../main/engine/history/writing/history-writer.ts';
import { buildEntry } from '../../../support/build-entry.ts';
import { NOON } from '../history/notification-record.ts';
import { pricedRecord } from '../history/priced-record.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export const STORED_ENTRIES = ['abc', 'def'].map((event_id) => buildEntry({ id: event_id, event_id }));

/** A data folder with settings, two entries and ten messages with their prices. */
export async function dataFolder(settings: object = {}): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(
    join(folder, 'settings.json'),
    JSON.stringify({ version: 1, settings: { theme: 'dark', ...settings } }),
  );
  await writeFile(join(folder, 'watchlist.json'), JSON.stringify({ version: 1, entries: STORED_ENTRIES, damaged: [] }));
  const writer = openHistoryWriter(join(folder, 'history.sqlite'), NOON);
  writer.write(
    Array.from({ length: 10 }, (_, index) => pricedRecord(index + 1, { price: 50 + index, stock: 4 })),
    NOON,
  );
  writer.close();
  return folder;
}

/** Backs a data folder up, and returns the path of the file. */
export async function backUp(folder: string): Promise<string> {
  const path = join(await temporaryFolder(), 'backup.tar.gz');
  await writeBackup({ folder, path, appVersion: '1.2.3', nowMs: NOON, snapshot: snapshotHistory });
  return path;
}

/** Reads a backup for a data folder; its files are in `staging`. */
export async function stage(path: string, folder?: string) {
  const staging = join(folder ?? (await temporaryFolder()), 'staging');
  await mkdir(staging);
  return { staging, backup: await readBackup({ path, staging, readHistory: readBackupHistory }) };
}

/** An archive of files with these contents. */
export async function packFiles(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return packFolder(folder, Object.keys(files));
}

/** An archive of what is in a folder. */
export async function packFolder(folder: string, names: readonly string[]): Promise<string> {
  const file = join(await temporaryFolder(), 'made.tar.gz');
  await create({ file, cwd: folder, gzip: true, preservePaths: true }, [...names]);
  return file;
}

export const manifestText = (more: object = {}) =>
  JSON.stringify({
    format: 'eventory-backup',
    version: 1,
    app_version: '1.2.3',
    created_at: '2026-06-01T12:00:00Z',
    ...more,
  });
