import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import type { Updater } from '../../engine/ports.ts';

/**
 * How this copy of the app gets a newer version. An installed copy on Windows and macOS and an AppImage replace themselves.
 * What a package manager installed (deb, rpm, Flatpak, Snap) is the package manager's to replace, a portable copy on
 * Windows is the user's, and so is an AppImage in a folder that cannot be written. `null` while developing.
 */
export function updateMethod({
  isPackaged,
  platform,
  environment,
}: {
  isPackaged: boolean;
  platform: NodeJS.Platform;
  environment: NodeJS.ProcessEnv;
}): Updater['method'] | null {
  if (!isPackaged) return null;
  if (platform === 'darwin') return 'install';
  if (platform === 'win32') return environment.PORTABLE_EXECUTABLE_FILE === undefined ? 'install' : 'announce';
  const { APPIMAGE, FLATPAK_ID, SNAP } = environment;
  if (APPIMAGE === undefined || FLATPAK_ID !== undefined || SNAP !== undefined) return 'announce';
  return isReplaceable(APPIMAGE) ? 'install' : 'announce';
}

function isReplaceable(file: string): boolean {
  try {
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
