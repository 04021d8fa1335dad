import { pathToFileURL } from 'node:url';
import { acquireInstanceLock, type InstanceLock, type RunningInstance } from '../../host/locks/instance-lock.ts';
import { handOverLink } from '../../host/page/handed-over-link.ts';
import { redirectFilePath } from '../../host/page/redirect-file.ts';

interface Desktop {
  /** The `eventory-tray:` link that this start is for; `null` if it is for none. */
  readonly takeLink: () => string | null;
  readonly openPage: (fileUrl: string) => Promise<void>;
  readonly showMessage: (title: string, text: string) => void;
}

/**
 * Locks the app's folder among all hosts: a second connection with the same key would take the first one's alerts
 * (docs/protocol.md#10-deduplication). Electron's own lock only knows of other desktop instances.
 *
 * @returns the lock; or `null` if browser mode runs on this folder. It then gets the link, and its page is opened; if it
 *   has none yet, or does not take the link, a sentence says what to do.
 */
export async function lockDataFolder(folder: string, desktop: Desktop): Promise<InstanceLock | null> {
  const result = await acquireInstanceLock(folder);
  if (!('running' in result)) return result;
  await handOver(result.running, folder, desktop);
  return null;
}

async function handOver(
  { address, pid }: RunningInstance,
  folder: string,
  { takeLink, openPage, showMessage }: Desktop,
): Promise<void> {
  const link = takeLink();
  const again = link === null ? 'start the app again' : 'click the link again';
  if (address === null) {
    const process = pid === null ? 'another process' : `process ${pid}`;
    showMessage('Eventory Tray is already running', `It runs as ${process}. End that one first, then ${again}.`);
    return;
  }
  // Before the page opens, which then shows the form.
  const handedOver = link === null ? Promise.resolve() : handOverLink(address, link);
  const problem = await handedOver.then(
    () => null,
    (error: Error) => error.message,
  );
  await openPage(pathToFileURL(redirectFilePath(folder)).href);
  if (problem === null) return;
  showMessage(
    'The link was not used',
    `Eventory Tray runs in the browser and did not get it. ${problem} End it there, then ${again}.`,
  );
}
