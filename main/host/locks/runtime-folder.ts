import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { makeOwnFolder } from '../folders/own-folder.ts';

/**
 * The folder for locks that do not belong to one data folder: of this user, on this machine, emptied by the system.
 * `null` if there is none that only this user can write.
 */
export function runtimeFolder(env: NodeJS.ProcessEnv = process.env): string | null {
  const { uid } = userInfo();
  const folder = join(env.XDG_RUNTIME_DIR || tmpdir(), uid < 0 ? 'eventory-tray' : `eventory-tray-${uid}`);
  return makeOwnFolder(folder) ? folder : null;
}

/** The name of a lock file for `text`, from which the text cannot be read. */
export function lockFileName(kind: 'folder' | 'key', text: string): string {
  return `${kind}-${createHash('sha256').update(`eventory-tray ${kind} ${text}`).digest('hex').slice(0, 32)}`;
}
