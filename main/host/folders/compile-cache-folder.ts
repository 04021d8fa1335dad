import { join } from 'node:path';
import { homeFolder } from './home-folder.ts';

const FOLDER_NAME = 'eventory-tray';

/**
 * Where Node keeps the code that it compiled: a folder of the user's own. Node's default is in the folder for temporary
 * files, where another account could lay code for us to run.
 */
export function compileCacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  return join(userCacheFolder(env, platform), FOLDER_NAME, 'compiled');
}

function userCacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env.LOCALAPPDATA || join(homeFolder(), 'AppData', 'Local');
  if (platform === 'darwin') return join(homeFolder(), 'Library', 'Caches');
  return env.XDG_CACHE_HOME || join(homeFolder(), '.cache');
}
