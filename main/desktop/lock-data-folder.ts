import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Clock } from '../engine/ports.ts';
import { acquireInstanceLock, INSTANCE_LOCK_FILE, type InstanceLock } from '../host/instance-lock.ts';
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
    clock,
    openPage,
    showMessage,
  }: {
    clock: Clock;
    openPage: (fileUrl: string) => Promise<void>;
    showMessage: (title: string, text: string) => void;
  },
): Promise<InstanceLock | null> {
  const result = await acquireInstanceLock(join(folder, INSTANCE_LOCK_FILE), clock);
  if (!('running' in result)) return result;
  const { address, pid } = result.running;
  if (address !== null) await openPage(pathToFileURL(redirectFilePath(folder)).href);
  else
    showMessage(
      'Eventory Tray is already running',
      `It runs as process ${pid}. End that one first, then start the app again.`,
    );
  return null;
}
