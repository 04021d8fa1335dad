import { z } from 'zod';
import { isOwnSoundId } from '../../../core/settings/own-sounds.ts';
import { SOUNDS_FOLDER } from '../sounds/own-sound-files.ts';

/**
 * A backup is a gzipped tar archive: a manifest, and the files of the live profile as the app stores them. What is secret
 * (the API key, addresses alerts are forwarded to, the passwords of proxy and broker) is not in it.
 */
export const BACKUP_VERSION = 1;

export const MANIFEST_FILE = 'manifest.json';

/** The files that a backup may hold, by the part of the app they are. Any of the parts may be missing. */
export const BACKUP_PARTS = {
  settings: 'settings.json',
  watchlist: 'watchlist.json',
  history: 'history.sqlite',
} as const;

/** The path in a backup of the file of an own sound. */
export function soundPath(id: string): string {
  return `${SOUNDS_FOLDER}/${id}.wav`;
}

export function isSoundPath(path: string): boolean {
  const id = path.slice(SOUNDS_FOLDER.length + 1, -'.wav'.length);
  return isOwnSoundId(id) && path === soundPath(id);
}

export const manifestSchema = z.object({
  format: z.literal('eventory-backup'),
  version: z.number().int().positive(),
  app_version: z.string().regex(/^[\w.+-]{1,100}$/),
  created_at: z.iso.datetime({ offset: true }),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

/** A backup that cannot be made or used, with a message fit to show. Nothing was changed. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
