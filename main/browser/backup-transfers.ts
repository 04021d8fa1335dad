import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { BackupTransfers } from '../engine/backup/backups.ts';
import { errorMessage } from '../lib/error-message.ts';

/** Below the page's path: what it fetches, and where it sends. An id follows, which names no file. */
const DOWNLOAD = '/backup/';
const UPLOAD = '/restore/';

/** The id of the backup that is fetched; `null` if the target is something else. */
export const downloadId = (target: string): string | null => idBehind(DOWNLOAD, target);
/** The id of the restore that a file is sent for; `null` if the target is something else. */
export const uploadId = (target: string): string | null => idBehind(UPLOAD, target);

function idBehind(prefix: string, target: string): string | null {
  return target.startsWith(prefix) ? target.slice(prefix.length) : null;
}

/** Streams a backup to the page, which has been checked. Resolves to whether there is one. */
export async function sendBackup(
  transfers: Pick<BackupTransfers, 'download'>,
  id: string,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<boolean> {
  const file = transfers.download(id);
  const found = file === null ? null : await stat(file.path).catch(() => null);
  if (file === null || found === null) return false;
  response.writeHead(200, {
    ...headers,
    'content-type': 'application/gzip',
    'content-length': found.size,
    'content-disposition': `attachment; filename="${file.name}"`,
  });
  // A page that stops in the middle says so in its own list of downloads.
  await pipeline(createReadStream(file.path), response).catch(() => {});
  return true;
}

/** Takes the file that the page sends, which has been checked. Resolves to what to answer; a blank text for all is well. */
export async function takeBackup(
  transfers: Pick<BackupTransfers, 'upload'>,
  id: string,
  request: IncomingMessage,
): Promise<{ readonly status: number; readonly text: string }> {
  const bytes = Number(request.headers['content-length']);
  if (!Number.isSafeInteger(bytes) || bytes <= 0)
    return { status: 411, text: 'The file is empty. Choose another one.' };
  try {
    await transfers.upload(id, request, bytes);
    return { status: 204, text: '' };
  } catch (error) {
    return { status: 409, text: errorMessage(error) };
  }
}
