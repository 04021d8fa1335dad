import { join } from 'node:path';
import type { Clock } from '../engine/ports.ts';
import { acquireInstanceLock, INSTANCE_LOCK_FILE, type InstanceLock } from '../host/instance-lock.ts';

/**
 * Claims the app's folder among all hosts: a second connection with the same key would eat the first one's alerts
 * (design section 7). Electron's own lock only knows of other desktop instances.
 *
 * @returns the claim; or `null` where browser mode runs on this folder. Its page is then brought up instead, or where it
 *   has none yet, a sentence says what to do.
 */
export async function lockDataFolder(
  folder: string,
  {
    clock,
    openPage,
    tell,
  }: {
    clock: Clock;
    openPage: (address: string) => Promise<void>;
    tell: (title: string, text: string) => void;
  },
): Promise<InstanceLock | null> {
  const result = await acquireInstanceLock(join(folder, INSTANCE_LOCK_FILE), clock);
  if (!('running' in result)) return result;
  const { address, pid } = result.running;
  if (address !== null) await openPage(address);
  else
    tell(
      'Eventory Tray is already running',
      `It runs as process ${pid}. End that one first, then start the app again.`,
    );
  return null;
}
