import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Kernel settings that keep programs from making the sandbox of Chromium by user namespaces, and the value that does. */
const RESTRICTIONS = [
  ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
  ['/proc/sys/kernel/unprivileged_userns_clone', '0'],
  ['/proc/sys/user/max_user_namespaces', '0'],
] as const;

const SET_UID = 0o4000;

/**
 * Why Electron would end at once with a signal because its sandbox cannot be made, in one phrase with the way out; `null`
 * if it can. Ubuntu 24.04 and later allow user namespaces only to programs with an AppArmor profile, as the installed
 * package has. The other way is a helper with the set-user-ID bit, which npm cannot install.
 *
 * @param readSetting the content of a kernel setting; throws if the kernel has none by that name.
 */
export function sandboxProblem(
  executable: string,
  platform: NodeJS.Platform = process.platform,
  readSetting: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): string | null {
  if (platform !== 'linux') return null;
  const isRestricted = RESTRICTIONS.some(([path, value]) => {
    try {
      return readSetting(path).trim() === value;
    } catch {
      return false;
    }
  });
  const helper = join(dirname(executable), 'chrome-sandbox');
  if (!isRestricted || isSetUidRoot(helper)) return null;
  return `this system does not let it make its sandbox (to allow it: sudo chown root "${helper}" && sudo chmod 4755 "${helper}")`;
}

function isSetUidRoot(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && stats.uid === 0 && (stats.mode & SET_UID) !== 0;
}
