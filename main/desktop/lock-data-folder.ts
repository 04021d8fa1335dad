import { pathToFileURL } from 'node:url';
import { acquireInstanceLock, type InstanceLock } from '../host/locks/instance-lock.ts';
import { redirectFilePath } from '../host/page/redirect-file.ts';

/**
 * Locks the app's folder among all hosts: a second connection with the same key would take the first one's alerts
 * (docs/protocol.md#10-deduplication). Electron's own lock only knows of other desktop instances.
 *
 * @returns the lock; or `null` if browser mode runs on this folder. Its page is then opened instead or, if it has none
 *   yet, a sentence says what to do.
 */
export async function lockDataFolder(
  folder: string,
  {
    openPage,
    showMessage,
  }: {
    openPage: (fileUrl: string) => Promise<void>;
    showMessage: (title: string, text: string) => void;
  },
): Promise<InstanceLock | null> {
  const result = await acquireInstanceLock(folder);
  if (!('running' in result)) return result;
  const { address, pid } = result.running;
  if (address !== null) await openPage(pathToFileURL(redirectFilePath(folder)).href);
  else
    showMessage(
      'Eventory Tray is already running',
      `It runs as ${pid === null ? 'another process' : `process ${pid}`}. End that one first, then start the app again.`,
    );
  return null;
}
