import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, open, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type ReadEntry, type Unpack } from 'tar';
import { MAX_WAV_BYTES } from '../../../../core/settings/own-sounds.ts';
import { formatNumber } from '../../../../core/text/format/format-number.ts';
import { visibleText } from '../../../../core/text/visible-text.ts';
import { BACKUP_PARTS, BackupError, isSoundPath, MANIFEST_FILE } from '../backup-format.ts';

const CHUNK_BYTES = 256 * 1024;
/** Larger documents are none of the app's. */
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
const MAX_MANIFEST_BYTES = 64 * 1024;
/** What stays free on the disk. */
const SPARE_BYTES = 100 * 1024 * 1024;

/** Headers, and what fills the last block. */
const MAX_PADDING_BYTES = 4 * 1024 * 1024;

const NAMES: readonly string[] = [MANIFEST_FILE, ...Object.values(BACKUP_PARTS)];
/** Three times as many as the app has at once: those that no setting lists are in it too. */
const MAX_FILES = 100;

const isBackupFile = (path: string) => NAMES.includes(path) || isSoundPath(path);

/**
 * Unpacks the files of a backup, and nothing else, into a folder.
 *
 * @param called what its user calls it.
 * @returns what is in the archive and in no backup that this version makes, in words; `null` if there is nothing such.
 * @throws {BackupError} if it is no whole archive, or larger than there is space.
 */
export async function unpackBackup(path: string, staging: string, called: string): Promise<string | null> {
  await checkReadable(path, called);
  const { bavail, bsize } = await statfs(staging);
  const seen = new Set<string>();
  let space = bavail * bsize - SPARE_BYTES;
  let foreign: string | null = null;
  let tooLarge: string | null = null;
  let announced = 0;
  const isWanted = (name: string, { type, size }: Pick<ReadEntry, 'type' | 'size'>): boolean => {
    announced += isBackupFile(name) ? size : Math.min(size, MAX_DOCUMENT_BYTES);
    // Links, paths that lead elsewhere, a second file with the same name.
    if (!isBackupFile(name) || type !== 'File' || seen.has(name) || seen.size >= MAX_FILES) {
      foreign ??= `${visibleText(name).slice(0, 200)} (${type})`;
      return false;
    }
    seen.add(name);
    if (size > maxBytes(name)) foreign ??= `${name} of ${formatNumber(size)} bytes`;
    else if (size > space) tooLarge ??= name;
    else {
      space -= size;
      return true;
    }
    return false;
  };
  try {
    const parser = extract({
      cwd: staging,
      strict: true,
      preserveOwner: false,
      maxReadSize: CHUNK_BYTES,
      filter: (name, entry) => isWanted(name, entry as ReadEntry),
    });
    await pipeline(createReadStream(path, { highWaterMark: CHUNK_BYTES }), createGunzip(), (content) =>
      parse(content as AsyncIterable<Buffer>, parser, () => announced),
    );
    for (const name of seen) if (existsSync(join(staging, name))) await chmod(join(staging, name), 0o600);
  } catch (error) {
    const why = visibleText((error as Error).message);
    throw new BackupError(
      `${called} cannot be restored: it is damaged, or no backup of Eventory Tray (${why}). Use another copy of it.`,
    );
  }
  if (tooLarge !== null) {
    throw new BackupError(
      `${called} cannot be restored: there is not enough space on the disk for its ${tooLarge}. Free some, then restore again.`,
    );
  }
  return foreign;
}

async function checkReadable(path: string, called: string): Promise<void> {
  try {
    // A device or a pipe may have no end.
    if (!(await stat(path)).isFile()) {
      throw new BackupError(`${called} cannot be restored: it is not a file. Choose the backup itself.`);
    }
    await (await open(path)).close();
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(`${called} cannot be restored: ${describeReadError(error as NodeJS.ErrnoException)}`);
  }
}

function describeReadError({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'it is not there. Choose another file.';
  if (code === 'EACCES' || code === 'EPERM')
    return 'you may not read it. Give your account the right to, or choose another file.';
  return `it cannot be read (${message}). Use another copy of it.`;
}

/** Hands the content of an archive on. Throws as soon as there is more of it than its files: it may have no end. */
async function parse(content: AsyncIterable<Buffer>, parser: Unpack, announced: () => number): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    parser.on('close', resolve);
    parser.on('error', reject);
  });
  done.catch(() => {});
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > announced() + MAX_PADDING_BYTES) throw new Error('it unpacks to more than its files');
    if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), done]);
  }
  parser.end();
  await done;
}

function maxBytes(name: string): number {
  if (name === MANIFEST_FILE) return MAX_MANIFEST_BYTES;
  if (isSoundPath(name)) return MAX_WAV_BYTES;
  return name === BACKUP_PARTS.history ? Number.POSITIVE_INFINITY : MAX_DOCUMENT_BYTES;
}
