import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { homeFolder } from './home-folder.ts';

/** The desktop app's `productName`: Electron names its folder by it. */
const FOLDER_NAME = 'Eventory Tray';

/** Types of file systems (statfs(2)) in which no folder can be made: /proc and /sys. */
const KERNEL_FILE_SYSTEMS: readonly number[] = [0x9fa0, 0x62656572];

/**
 * The folder of the app's files: the one Electron gives the desktop app, so that both show the same watchlist,
 * settings and history. `EVENTORY_DATA` names another.
 */
export function appFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env.EVENTORY_DATA) return env.EVENTORY_DATA;
  if (platform === 'win32') return join(env.APPDATA || join(homeFolder(), 'AppData', 'Roaming'), FOLDER_NAME);
  if (platform === 'darwin') return join(homeFolder(), 'Library', 'Application Support', FOLDER_NAME);
  return join(env.XDG_CONFIG_HOME || join(homeFolder(), '.config'), FOLDER_NAME);
}

/**
 * The folder that a flag or variable names, which need not be there. Throws if it cannot be made: in /proc Node would try
 * for minutes.
 */
export function parseDataFolder(folder: string): string {
  const existing = closestExisting(resolve(folder));
  if (!statSync(existing).isDirectory()) {
    throw new Error(`${existing} is a file. Name a folder that is there or can be made.`);
  }
  if (process.platform === 'linux' && KERNEL_FILE_SYSTEMS.includes(statfsSync(existing).type)) {
    throw new Error(`${existing} belongs to the kernel and stores nothing. Name a folder on a disk.`);
  }
  return folder;
}

function closestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : closestExisting(dirname(path));
}
