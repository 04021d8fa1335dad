import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SINGLE_SECRETS } from '../../engine/ports.ts';
import { isRunning } from '../locks/process-identity.ts';

/**
 * What a write that was killed leaves behind: the name of the file it was for, then a number (ours) or `tmp-` and digits
 * (electron-store's). Nothing else in the folder has such a name.
 */
const TEMPORARY_FILE =
  /^(?:(?:(?:settings|watchlist|session|window)(?:-demo)?|page|lock|browser-mode|instance|secrets|stream|toast-numbers)\.json|open-page\.html)\.(?:tmp-[0-9a-f]+|[0-9]+)$/;
/** The same for what `backup` and `restore` of a process were about to pack or had unpacked. */
const TEMPORARY_FOLDER = /^(?:backup|restore)-([0-9]+)-\w{6}$/;
/** The same for a secret. */
const TEMPORARY_SECRET = new RegExp(`^(?:${SINGLE_SECRETS.join('|')}|forwarder%3A[^.]+)\\.[0-9]+$`);
/**
 * Removes the temporary files of writes that were killed. To be called while holding the lock of the folder, before
 * anything is written. Never rejects: what cannot be removed does no harm.
 *
 * @returns how many were removed.
 */
export async function sweepTemporaryFiles(folder: string): Promise<number> {
  const removed = await Promise.all([
    sweep(folder, TEMPORARY_FILE),
    sweep(folder, TEMPORARY_FOLDER),
    sweep(join(folder, 'secrets'), TEMPORARY_SECRET),
  ]);
  return removed.reduce((sum, one) => sum + one, 0);
}

async function sweep(folder: string, temporary: RegExp): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const removed = await Promise.all(
    names
      .filter((name) => temporary.test(name) && !isInUse(name))
      .map((name) =>
        rm(join(folder, name), { recursive: TEMPORARY_FOLDER.test(name) }).then(
          () => 1,
          () => 0,
        ),
      ),
  );
  return removed.reduce<number>((sum, one) => sum + one, 0);
}

/** A backup is made while the app runs, or starts. */
function isInUse(name: string): boolean {
  const pid = TEMPORARY_FOLDER.exec(name)?.[1];
  return pid !== undefined && isRunning(Number(pid), null);
}
