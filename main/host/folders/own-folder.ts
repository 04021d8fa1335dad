import { lstatSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';

/**
 * Makes `folder` if it is missing, for this user alone.
 *
 * @returns whether only this user can use it: in a shared place another account may have been there first. On Windows
 * the place decides, so the answer is only whether it exists.
 */
export function makeOwnFolder(folder: string): boolean {
  const { uid } = userInfo();
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = lstatSync(folder);
    return stats.isDirectory() && (uid < 0 || (stats.uid === uid && (stats.mode & 0o077) === 0));
  } catch {
    return false;
  }
}
