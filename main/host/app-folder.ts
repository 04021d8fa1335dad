import { homedir } from 'node:os';
import { join } from 'node:path';

/** The desktop app's `productName`: Electron names its folder by it. */
const FOLDER_NAME = 'Eventory Tray';

/**
 * The folder of the app's files: the one Electron gives the desktop app, so that both show the same watchlist,
 * settings and history. `EVENTORY_DATA` names another.
 */
export function appFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env.EVENTORY_DATA) return env.EVENTORY_DATA;
  if (platform === 'win32') return join(env.APPDATA || join(homedir(), 'AppData', 'Roaming'), FOLDER_NAME);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', FOLDER_NAME);
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), FOLDER_NAME);
}
