import { existsSync } from 'node:fs';
import { chmod, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { extract, type ReadEntry } from 'tar';
import { visibleText } from '../../../core/text/visible-text.ts';
import { BACKUP_PARTS, BackupError, MANIFEST_FILE } from './backup-format.ts';

const CHUNK_BYTES = 256 * 1024;
/** Larger documents are none of the app's. */
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
const MAX_MANIFEST_BYTES = 64 * 1024;
/** What stays free on the disk. */
const SPARE_BYTES = 100 * 1024 * 1024;

const NAMES: readonly string[] = [MANIFEST_FILE, ...Object.values(BACKUP_PARTS)];

/**
 * Unpacks the files of a backup, and nothing else, into a folder.
 *
 * @returns what is in the archive and in no backup that this version makes, in words; `null` if there is nothing such.
 * @throws {BackupError} if it is no whole archive, or larger than there is space.
 */
export async function unpackBackup(path: string, staging: string): Promise<string | null> {
  if (!existsSync(path)) throw new BackupError(`${path} cannot be restored: it is not there.`);
  const { bavail, bsize } = await statfs(staging);
  const seen = new Set<string>();
  let space = bavail * bsize - SPARE_BYTES;
  let foreign: string | null = null;
  let tooLarge: string | null = null;
  const isWanted = (name: string, { type, size }: Pick<ReadEntry, 'type' | 'size'>): boolean => {
    // Links, paths that lead elsewhere, a second file with the same name.
    if (!NAMES.includes(name) || type !== 'File' || seen.has(name)) {
      foreign ??= `${visibleText(name).slice(0, 200)} (${type})`;
      return false;
    }
    seen.add(name);
    if (size > maxBytes(name)) foreign ??= `${name} of ${size.toLocaleString('en')} bytes`;
    else if (size > space) tooLarge ??= name;
    else {
      space -= size;
      return true;
    }
    return false;
  };
  try {
    await extract({
      file: path,
      cwd: staging,
      strict: true,
      preserveOwner: false,
      maxReadSize: CHUNK_BYTES,
      filter: (name, entry) => isWanted(name, entry as ReadEntry),
    });
    for (const name of NAMES) if (existsSync(join(staging, name))) await chmod(join(staging, name), 0o600);
  } catch (error) {
    const why = visibleText((error as Error).message);
    throw new BackupError(
      `${path} cannot be restored: it is damaged, or no backup of Eventory Tray (${why}). Use another copy of it.`,
    );
  }
  if (tooLarge !== null) {
    throw new BackupError(`${path} cannot be restored: there is not enough space on the disk for its ${tooLarge}.`);
  }
  return foreign;
}

function maxBytes(name: string): number {
  if (name === MANIFEST_FILE) return MAX_MANIFEST_BYTES;
  return name === BACKUP_PARTS.history ? Number.POSITIVE_INFINITY : MAX_DOCUMENT_BYTES;
}
