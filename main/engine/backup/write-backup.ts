import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { create } from 'tar';
import { splitProxyPassword } from '../../../core/connection/proxy-address.ts';
import { createOwnSoundFiles, SOUNDS_FOLDER } from '../sounds/own-sound-files.ts';
import {
  BACKUP_PARTS,
  BACKUP_VERSION,
  BackupError,
  type BackupManifest,
  MANIFEST_FILE,
  soundPath,
} from './backup-format.ts';
import { isRestorePending } from './restore/pending-restore.ts';

/** Read and compressed at a time. */
const CHUNK_BYTES = 256 * 1024;
const FILE_MODE = 0o600;

export interface WriteBackupOptions {
  /** The data folder. */
  readonly folder: string;
  /** The file to write. */
  readonly path: string;
  /** Whether one that is there may be replaced, as its user has agreed. */
  readonly replace?: boolean;
  readonly appVersion: string;
  readonly nowMs: number;
  /** Copies the history as it is at one moment, whatever is recorded meanwhile. */
  readonly snapshot: (source: string, target: string) => Promise<void> | void;
  /** Called with how much of the files is packed, in bytes. */
  readonly onPacked?: (done: number, total: number) => void;
  /** Ends it: nothing is left behind. */
  readonly signal?: AbortSignal;
}

/**
 * Writes everything but secrets into one file, which is there as a whole or not at all.
 *
 * @returns its size in bytes.
 * @throws {BackupError} if that is not possible.
 */
export async function writeBackup(options: WriteBackupOptions): Promise<number> {
  const { folder, path } = options;
  if (options.replace !== true && existsSync(path))
    throw new BackupError(`${path} is there already. Choose another name.`);
  if (isRestorePending(folder)) {
    throw new BackupError(
      'A restore was interrupted. Start Eventory Tray, which finishes it, or restore again. Then back up.',
    );
  }
  if (!Object.values(BACKUP_PARTS).some((name) => existsSync(join(folder, name)))) {
    throw new BackupError(`There is nothing to back up in ${folder}. Name the data folder with --data.`);
  }
  const partial = `${path}.${process.pid}.partial`;
  let staging: string | null = null;
  try {
    // On the disk of the history: its copy is about as large as it is.
    staging = await mkdtemp(join(folder, `backup-${process.pid}-`));
    const names = await stageFiles(staging, options);
    const archive = create({ cwd: staging, portable: true, maxReadSize: CHUNK_BYTES }, names);
    const packed = countBytes(await totalBytes(staging, names), options.onPacked);
    await pipeline(Readable.from(archive), packed, createGzip(), createWriteStream(partial, { mode: FILE_MODE }), {
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    await flush(partial);
    await rename(partial, path);
    return (await stat(path)).size;
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    if (error instanceof BackupError) throw error;
    const advice = 'Check the space on both disks and that you may write in both folders.';
    throw new BackupError(`The backup was not made: ${(error as Error).message}. ${advice}`);
  } finally {
    if (staging !== null) await rm(staging, { recursive: true, force: true }).catch(() => {});
  }
}

/** @returns the names of the files, the manifest first. */
async function stageFiles(staging: string, { folder, appVersion, nowMs, snapshot }: WriteBackupOptions) {
  const manifest: BackupManifest = {
    format: 'eventory-backup',
    version: BACKUP_VERSION,
    app_version: appVersion,
    created_at: new Date(nowMs).toISOString(),
  };
  const names: string[] = [MANIFEST_FILE];
  const stage = async (name: string, document: unknown) => {
    await writeFile(join(staging, name), `${JSON.stringify(document, null, 2)}\n`, { mode: FILE_MODE });
  };
  await stage(MANIFEST_FILE, manifest);
  for (const name of [BACKUP_PARTS.settings, BACKUP_PARTS.watchlist]) {
    const source = join(folder, name);
    if (!existsSync(source)) continue;
    await stage(name, withoutProxyPassword(await readDocument(source)));
    names.push(name);
  }
  names.push(...(await stageSounds(staging, folder)));
  const history = join(folder, BACKUP_PARTS.history);
  if (existsSync(history)) {
    await snapshot(history, join(staging, BACKUP_PARTS.history));
    names.push(BACKUP_PARTS.history);
  }
  return names;
}

/** A sound that cannot be played is left out: its alerts sound as the default before and after. */
async function stageSounds(staging: string, folder: string): Promise<string[]> {
  const sounds = createOwnSoundFiles(folder);
  const paths: string[] = [];
  for (const id of await sounds.list()) {
    const wav = await sounds.read(id).catch(() => null);
    if (wav === null) continue;
    await mkdir(join(staging, SOUNDS_FOLDER), { recursive: true });
    await writeFile(join(staging, soundPath(id)), wav, { mode: FILE_MODE });
    paths.push(soundPath(id));
  }
  return paths;
}

async function totalBytes(folder: string, names: readonly string[]): Promise<number> {
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function countBytes(total: number, onPacked: WriteBackupOptions['onPacked']): Transform {
  let done = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      done += chunk.length;
      onPacked?.(Math.min(done, total), total);
      next(null, chunk);
    },
  });
}

async function readDocument(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new BackupError(
      `The backup was not made: ${path} cannot be read (${(error as Error).message}). Start Eventory Tray, which keeps it under another name, then back up.`,
    );
  }
}

interface WithProxy {
  readonly settings?: { readonly gateway?: { readonly proxy?: unknown } | null } | null;
}

/** An earlier version of the app kept the proxy's password in the settings. */
function withoutProxyPassword(document: unknown): unknown {
  const { settings } = (document ?? {}) as WithProxy;
  const proxy = settings?.gateway?.proxy;
  if (typeof proxy !== 'string') return document;
  const gateway = { ...settings?.gateway, proxy: splitProxyPassword(proxy).address };
  return { ...(document as object), settings: { ...settings, gateway } };
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
