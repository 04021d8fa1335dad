import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What a write that was killed leaves behind: the name of the file it was for, then a number (ours) or `tmp-` and digits
 * (electron-store's). Nothing else in the folder has such a name.
 */
const TEMPORARY_FILE =
  /^(?:(?:(?:settings|watchlist|session|window)(?:-demo)?|page|lock|browser-mode|instance|secrets|stream)\.json|open-page\.html)\.(?:tmp-[0-9a-f]+|[0-9]+)$/;
/** The same for a secret. */
const TEMPORARY_SECRET = /^(?:api_key|api_key_gateway|proxy_password|forwarder%3A[^.]+)\.[0-9]+$/;

/**
 * Removes the temporary files of writes that were killed. To be called while holding the lock of the folder, before
 * anything is written. Never rejects: what cannot be removed does no harm.
 *
 * @returns how many were removed.
 */
export async function sweepTemporaryFiles(folder: string): Promise<number> {
  const removed = await Promise.all([sweep(folder, TEMPORARY_FILE), sweep(join(folder, 'secrets'), TEMPORARY_SECRET)]);
  return removed.reduce((sum, one) => sum + one, 0);
}

async function sweep(folder: string, temporary: RegExp): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const removed = await Promise.all(
    names
      .filter((name) => temporary.test(name))
      .map((name) =>
        rm(join(folder, name)).then(
          () => 1,
          () => 0,
        ),
      ),
  );
  return removed.reduce<number>((sum, one) => sum + one, 0);
}
