import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWatchlistDocument } from '../../../../core/watchlist/document/watchlist-document.ts';
import { SOUNDS_FOLDER } from '../../sounds/own-sound-files.ts';
import { readSettings } from '../../stores/read-settings.ts';
import { BACKUP_PARTS, isSoundPath } from '../backup-format.ts';
import { summarizeHistory } from '../history-copies.ts';
import type { CurrentData } from './plan-restore.ts';

/** What is stored in a data folder; what cannot be read counts as nothing, since it is kept either way. */
export function readCurrent(folder: string, warn: (message: string) => void): CurrentData {
  const readOr = <T>(name: string, read: (path: string) => T, otherwise: T): T => {
    const path = join(folder, name);
    if (!existsSync(path)) return otherwise;
    try {
      return read(path);
    } catch (error) {
      warn(`What is stored now cannot be read in part, and is kept: ${(error as Error).message}`);
      return otherwise;
    }
  };
  const document = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  return {
    settings: readOr(
      BACKUP_PARTS.settings,
      (path) => readSettings(document(path)).settings,
      readSettings(undefined).settings,
    ),
    entries: readOr(BACKUP_PARTS.watchlist, (path) => readWatchlistDocument(document(path)).entries, []),
    history: readOr(BACKUP_PARTS.history, summarizeHistory, null),
    sounds: readOr(SOUNDS_FOLDER, (path) => readdirSync(path), [])
      .map((name) => `${SOUNDS_FOLDER}/${name}`)
      .filter(isSoundPath),
  };
}
