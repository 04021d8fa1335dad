import { join } from 'node:path';
import type { ActivationArguments, Notification, NotificationConstructorOptions } from 'electron';
import type { Ports, ToastActivation, Toaster } from '../../engine/ports.ts';
import { createOwnSoundFiles } from '../../engine/sounds/own-sound-files.ts';
import { type ActivationToken, createActivationToken } from '../../host/activation-token.ts';
import { watchKeyUsers } from '../../host/locks/key-users.ts';
import { runProgram } from '../../host/programs/run-program.ts';
import { createSoundPlayer } from '../../host/sounds/sound-player.ts';
import { createSystemVoice } from '../../host/sounds/system-voice.ts';
import { DESKTOP_SECRETS_FILE } from '../../host/stores/unbound-key.ts';
import { systemClock } from '../../host/system-clock.ts';
import { followTimeZone } from '../../host/time-zone.ts';
import { createSystemToaster } from '../../host/toasters/open-toaster.ts';
import { createElectronToaster } from '../toasts/electron-toaster.ts';
import { createDesktopUpdater } from '../updates/desktop-updater.ts';
import { updateMethod } from '../updates/update-method.ts';
import { desktopBackupFiles } from './desktop-backup-files.ts';
import { desktopConfirmation } from './desktop-confirmation.ts';
import { desktopLinks } from './desktop-links.ts';
import { desktopLog } from './desktop-log.ts';
import { desktopNetwork } from './desktop-network.ts';
import { desktopPresence } from './desktop-presence.ts';
import { desktopSecrets } from './desktop-secrets.ts';
import { desktopStores } from './desktop-stores.ts';
import { systemProxies } from './system-proxies.ts';

type Electron = Pick<
  typeof import('electron'),
  'app' | 'clipboard' | 'dialog' | 'net' | 'powerMonitor' | 'safeStorage' | 'session' | 'shell' | 'Notification'
>;

/**
 * What the engine needs of the machine, by Electron. Call once `app` is ready.
 *
 * @param folder of the app's files.
 * @param assets the folder of icons and sounds, which other programs can read: not inside an archive.
 * @param launchedBy the click on a toast that started the app, if `ready` reported one.
 * @returns `takeToken` gives the token of the newest click on a toast, with which the window may take the focus.
 */
export function desktopPorts(
  electron: Electron,
  {
    folder,
    assets,
    platform,
    launchedBy,
  }: { folder: string; assets: string; platform: NodeJS.Platform; launchedBy: ToastActivation | null },
): { readonly ports: Ports; readonly takeToken: ActivationToken['take']; dispose(): void } {
  const clock = systemClock;
  const log = desktopLog(folder);
  const icon = join(assets, 'icons/linux/256x256.png');
  const network = desktopNetwork({ powerMonitor: electron.powerMonitor, net: electron.net, clock });
  const presence = desktopPresence({ powerMonitor: electron.powerMonitor, clock });
  const timeZone = followTimeZone(clock);
  const token = createActivationToken(clock.now);
  const systemToaster = createSystemToaster({ icon, folder, onActivationToken: token.offer });
  const sounds = createSoundPlayer({ folder: join(assets, 'sounds'), readOwn: createOwnSoundFiles(folder).read });
  /**
   * On Linux the host's own toasters alone: by libnotify Electron can show no buttons, passes text on as markup, and
   * stops the whole process until a slow notification server has answered.
   */
  const createToaster = (): Toaster => {
    if (platform !== 'darwin' && platform !== 'win32') return systemToaster;
    const toasts = {
      isSupported: () => electron.Notification.isSupported(),
      create: (options: NotificationConstructorOptions): Notification => new electron.Notification(options),
      handleActivation: (callback: (details: ActivationArguments) => void) =>
        electron.Notification.handleActivation(callback),
      getHistory: () => electron.Notification.getHistory(),
    };
    return createElectronToaster({ toasts, platform, icon, clock, log, fallback: systemToaster, launchedBy });
  };
  const method = updateMethod({ isPackaged: electron.app.isPackaged, platform, environment: process.env });
  const ports: Ports = {
    clock,
    log,
    network,
    presence,
    stores: desktopStores(folder, clock.now),
    secrets: desktopSecrets({
      safeStorage: electron.safeStorage,
      path: join(folder, DESKTOP_SECRETS_FILE),
      platform,
      clock,
      log,
    }),
    toaster: createToaster(),
    links: desktopLinks({ shell: electron.shell, clipboard: electron.clipboard, takeToken: token.take }),
    sounds,
    voice: createSystemVoice(),
    programs: { run: runProgram },
    proxies: systemProxies(electron.session.defaultSession),
    keyUsers: { watch: (apiKey, onOthers) => watchKeyUsers(apiKey, clock, onOthers) },
    confirmation: desktopConfirmation(electron.dialog),
    backupFiles: desktopBackupFiles(electron),
    pageAlerts: null,
    updater: method === null ? null : createDesktopUpdater({ method, platform, clock, log }),
  };
  return {
    ports,
    takeToken: token.take,
    dispose: () => {
      network.dispose();
      presence.dispose();
      timeZone.dispose();
      systemToaster.dispose();
      sounds.dispose();
    },
  };
}
