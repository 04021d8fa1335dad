import { chmod, lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../engine/ports.ts';

/** What the app writes: a folder that the user named may hold other things. */
const OWN_NAME =
  /^(?:settings|watchlist|session|window|history|secrets|browser-mode|stream|open-page|toast|sounds|logs|instance|last-sign-of-life)/;
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const OTHERS = 0o077;
const STICKY = 0o1000;

/**
 * Makes the app's folder and files readable by the user's account alone, also if they were made by an earlier version or by
 * hand. Nothing to do on Windows, whose profile folders are private. Never rejects: what cannot be changed is logged.
 */
export async function makeFolderPrivate(
  folder: string,
  log: Pick<Log, 'warn'>,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  if (platform === 'win32') return;
  try {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    await mkdir(join(folder, 'logs'), { recursive: true, mode: FOLDER_MODE });
    const { mode, uid } = await lstat(folder);
    if (uid !== process.getuid?.() || (mode & STICKY) !== 0) {
      log.warn(`${folder} is shared with other accounts. Choose a folder of your own for the app's files.`);
    } else {
      await restrict(folder);
    }
    await restrictFiles(folder, (name) => OWN_NAME.test(name));
    for (const inner of ['secrets', 'sounds', 'logs']) await restrictFiles(join(folder, inner), () => true);
  } catch (error) {
    log.warn(`The access rights of ${folder} could not be checked: ${(error as Error).message}`);
  }
}

async function restrictFiles(folder: string, isOwn: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.filter(isOwn).map((name) => restrict(join(folder, name))));
}

/** A link is left alone: it may lead to a file that is not the app's. */
async function restrict(path: string): Promise<void> {
  const stats = await lstat(path);
  if ((stats.mode & OTHERS) === 0 || !(stats.isDirectory() || stats.isFile())) return;
  await chmod(path, stats.isDirectory() ? FOLDER_MODE : FILE_MODE);
}
