import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistorySummary } from '../../../../core/backup/restore-plan.ts';
import type { Settings } from '../../../../core/settings/settings.ts';
import { visibleText } from '../../../../core/text/visible-text.ts';
import { readWatchlistDocument, type StoredWatchlist } from '../../../../core/watchlist/document/watchlist-document.ts';
import { createOwnSoundFiles } from '../../sounds/own-sound-files.ts';
import { readSettings } from '../../stores/read-settings.ts';
import {
  BACKUP_PARTS,
  BACKUP_VERSION,
  BackupError,
  type BackupManifest,
  MANIFEST_FILE,
  manifestSchema,
} from '../backup-format.ts';
import { unpackBackup } from './unpack-backup.ts';

/** A backup that can be restored, its files in a folder. */
export interface StagedBackup {
  readonly manifest: BackupManifest;
  /** Of the file. */
  readonly bytes: number;
  /** `null` for what it does not hold: that stays as it is. */
  readonly settings: Settings | null;
  readonly watchlist: StoredWatchlist | null;
  readonly history: HistorySummary | null;
  /** The ids of own sounds whose files it holds. */
  readonly sounds: readonly string[];
}

export interface ReadBackupOptions {
  readonly path: string;
  /** What its user calls it. */
  readonly name?: string;
  /** An empty folder for its files, on the disk of the data. */
  readonly staging: string;
  /** Reads a history and checks all of it. Throws what is fit to show if it is damaged or of a newer version. */
  readonly readHistory: (path: string) => HistorySummary;
}

/**
 * Unpacks a backup and checks all that is in it. Nothing of the app's is changed.
 *
 * @throws {BackupError} if it cannot be used: damaged, of a newer version, or no backup at all.
 */
export async function readBackup({
  path,
  name = path,
  staging,
  readHistory,
}: ReadBackupOptions): Promise<StagedBackup> {
  const foreign = await unpackBackup(path, staging, name);
  const manifest = await readManifest(name, staging);
  // Only now: a newer version may have reasons to put more into it.
  if (foreign !== null) {
    throw new BackupError(`${name} cannot be restored: it holds ${foreign}, which no backup of Eventory Tray does.`);
  }
  const document = async (file: string) => JSON.parse(await readFile(join(staging, file), 'utf8')) as unknown;
  const part = async <T>(
    part: keyof typeof BACKUP_PARTS,
    read: (file: string) => Promise<T> | T,
  ): Promise<T | null> => {
    const file = BACKUP_PARTS[part];
    if (!existsSync(join(staging, file))) return null;
    try {
      return await read(file);
    } catch (error) {
      throw new BackupError(`The ${part} in this backup cannot be used: ${visibleText((error as Error).message)}.`);
    }
  };
  return {
    manifest,
    bytes: (await stat(path)).size,
    settings: await part('settings', async (file) => usableSettings(await document(file))),
    watchlist: await part('watchlist', async (file) => readWatchlistDocument(await document(file))),
    history: await part('history', (file) => readHistory(join(staging, file))),
    sounds: await readSounds(staging),
  };
}

async function readSounds(staging: string): Promise<readonly string[]> {
  const files = createOwnSoundFiles(staging);
  const ids = await files.list();
  for (const id of ids) {
    await files.read(id).catch(() => {
      throw new BackupError('A sound in this backup is not what was backed up. Use another copy of the backup.');
    });
  }
  return ids;
}

function usableSettings(document: unknown): Settings {
  const { settings, problem } = readSettings(document);
  if (problem !== null) throw new Error(problem);
  return settings;
}

async function readManifest(path: string, staging: string): Promise<BackupManifest> {
  const text = await readFile(join(staging, MANIFEST_FILE), 'utf8').catch(() => '');
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new BackupError(`${path} cannot be restored: it is no backup of Eventory Tray.`);
  const { version, app_version: appVersion } = parsed.data;
  if (version > BACKUP_VERSION) {
    throw new BackupError(
      `A newer version of Eventory Tray made this backup (${appVersion}). Update the app, then restore it.`,
    );
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
