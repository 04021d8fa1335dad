import { createWriteStream } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BackupError } from './backup-format.ts';

/** What stays free on the disk. */
const SPARE_BYTES = 100 * 1024 * 1024;

export interface ReceiveOptions {
  /** The file to write, which must not be there yet. */
  readonly path: string;
  /** How many bytes are announced: not more are taken. */
  readonly bytes: number;
  readonly onReceived: (done: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Writes a backup that a page sends to a file, as fast as it can be written: none of it waits in memory.
 *
 * @throws {BackupError} if there is no space for it, or less came than was announced.
 */
export async function receiveBackup(
  content: Readable,
  { path, bytes, onReceived, signal }: ReceiveOptions,
): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(path));
  if (bytes > bavail * bsize - SPARE_BYTES) {
    throw new BackupError('There is not enough space on the disk for this file. Free some, then restore again.');
  }
  let done = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      done += chunk.length;
      if (done > bytes) return next(new BackupError('More came than the page had announced. Choose the file again.'));
      onReceived(done);
      next(null, chunk);
    },
  });
  await pipeline(content, counted, createWriteStream(path, { mode: 0o600, flags: 'wx' }), { signal });
  if (done < bytes) throw new BackupError('The file did not arrive as a whole. Choose it again.');
}
