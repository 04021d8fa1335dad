import { resolve } from 'node:path';
import type { App } from 'electron';
import { parseDataFolder } from '../../host/folders/app-folder.ts';

/**
 * Uses the folder that `EVENTORY_DATA` names for the app's files, by the rules of the command line. Electron takes absolute
 * paths only, so one that is not counts from where the app was started.
 *
 * @returns why the app cannot start with it, fit to show; `null` if it can, or if no folder is named.
 */
export function applyNamedDataFolder(app: Pick<App, 'setPath'>, env: NodeJS.ProcessEnv): string | null {
  const named = env.EVENTORY_DATA;
  if (!named) return null;
  try {
    app.setPath('userData', resolve(parseDataFolder(named)));
    return null;
  } catch (error) {
    return `"${named}" is no value for EVENTORY_DATA. ${(error as Error).message}`;
  }
}
