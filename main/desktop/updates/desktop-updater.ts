import type { AppUpdater, UpdateInfo } from 'electron-updater';
import type { Clock, Log, Updater } from '../../engine/ports.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import { updateError } from './update-error.ts';

/** electron-updater sends a random number that it stores for good; rollouts by it are not used. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

const CHECK_TIMEOUT_MS = 60_000;
const DOWNLOAD_TIMEOUT_MS = 30 * 60_000;

/**
 * The updater port by electron-updater: the feed that the packager named in `app-update.yml`, files checked against the
 * feed's SHA-512 and, on Windows and macOS, their signature. Nothing is loaded before the first check, and nothing by an
 * address that is not secure, wherever a server leads.
 */
export function createDesktopUpdater({
  method,
  platform,
  clock,
  log,
}: {
  method: Updater['method'];
  platform: NodeJS.Platform;
  clock: Pick<Clock, 'after'>;
  log: Log;
}): Updater {
  let installOnQuit = true;
  let loading: Promise<AppUpdater> | null = null;
  /** Electron's requests have no time-out, and a check that hangs would keep every later one waiting. */
  const forgetUpdater = (): never => {
    loading = null;
    throw new Error('timed out');
  };
  const load = () => (loading ??= loadUpdater(method, platform, log));

  return {
    method,
    async newest() {
      const checked = load().then((updater) => updater.checkForUpdates());
      const result = await withTimeout(checked, CHECK_TIMEOUT_MS, forgetUpdater, clock.after).catch((error: Error) => {
        throw updateError(error);
      });
      if (result?.isUpdateAvailable !== true) return null;
      return { version: result.updateInfo.version, notes: notesOf(result.updateInfo) };
    },
    async download(signal) {
      const updater = await load();
      const { CancellationToken } = await import('electron-updater').then(({ default: module }) => module);
      const token = new CancellationToken();
      const cancel = () => token.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      const cancelTimeout = clock.after(DOWNLOAD_TIMEOUT_MS, cancel);
      updater.autoInstallOnAppQuit = installOnQuit;
      try {
        await updater.downloadUpdate(token);
      } catch (error) {
        throw updateError(error as Error);
      } finally {
        cancelTimeout();
        signal.removeEventListener('abort', cancel);
      }
    },
    setInstallOnQuit(enabled) {
      installOnQuit = enabled;
      void loading?.then((updater) => {
        updater.autoInstallOnAppQuit = enabled;
      });
    },
  };
}

async function loadUpdater(method: Updater['method'], platform: NodeJS.Platform, log: Log): Promise<AppUpdater> {
  const { NsisUpdater, MacUpdater, AppImageUpdater, DebUpdater } = (await import('electron-updater')).default;
  const createUpdater = () => {
    if (platform === 'win32') return new NsisUpdater();
    if (platform === 'darwin') return new MacUpdater();
    // The other one refuses to check for anything that is no AppImage. It only checks.
    return method === 'install' ? new AppImageUpdater() : new DebUpdater();
  };
  const updater = createUpdater();
  updater.logger = { debug: log.debug, info: log.debug, warn: log.debug, error: log.debug };
  updater.autoDownload = false;
  updater.allowPrerelease = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  updater.requestHeaders = { 'x-user-staging-id': NO_ID };
  updater.netSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isSecure(url) }));
  return updater;
}

/** Whether nobody on the network can change what an address gives; this computer itself is no network. */
function isSecure(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}

/** The changelog's part for this version, which the packager writes into the feed as text. */
function notesOf({ releaseNotes }: UpdateInfo): string {
  return typeof releaseNotes === 'string' ? releaseNotes : '';
}
