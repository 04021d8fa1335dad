import { join } from 'node:path';
import type { Notification } from 'electron';
import type { Ports } from '../../engine/ports.ts';
import { openInChosenBrowser } from '../../host/links/chosen-browser.ts';
import { createSoundPlayer } from '../../host/sounds/sound-player.ts';
import { systemClock } from '../../host/system-clock.ts';
import { createSystemToaster } from '../../host/toasters/open-toaster.ts';
import { createElectronToaster } from '../toasts/electron-toaster.ts';
import { desktopConfirmation } from './desktop-confirmation.ts';
import { desktopLinks } from './desktop-links.ts';
import { desktopLog } from './desktop-log.ts';
import { desktopNetwork } from './desktop-network.ts';
import { desktopSecrets } from './desktop-secrets.ts';
import { desktopStores } from './desktop-stores.ts';
import { systemProxies } from './system-proxies.ts';

type Electron = Pick<
  typeof import('electron'),
  'clipboard' | 'dialog' | 'net' | 'powerMonitor' | 'safeStorage' | 'session' | 'shell' | 'Notification'
>;

/**
 * What the engine needs of the machine, by Electron. Call once `app` is ready.
 *
 * @param folder of the app's files.
 * @param assets the folder of icons and sounds, which other programs can read: not inside an archive.
 */
export function desktopPorts(
  electron: Electron,
  { folder, assets, platform }: { folder: string; assets: string; platform: NodeJS.Platform },
): { readonly ports: Ports; dispose(): void } {
  const clock = systemClock;
  const log = desktopLog(folder);
  const icon = join(assets, 'icons/linux/256x256.png');
  const network = desktopNetwork({ powerMonitor: electron.powerMonitor, net: electron.net, clock });
  const fallback = createSystemToaster({ icon, folder });
  const sounds = createSoundPlayer({ folder: join(assets, 'sounds') });
  const ports: Ports = {
    clock,
    log,
    network,
    stores: desktopStores(folder, clock.now),
    secrets: desktopSecrets({
      safeStorage: electron.safeStorage,
      path: join(folder, 'secrets.json'),
      platform,
      now: clock.now,
      log,
    }),
    toaster: createElectronToaster({
      toasts: {
        isSupported: () => electron.Notification.isSupported(),
        create: (options): Notification => new electron.Notification(options),
        handleActivation: (callback) => electron.Notification.handleActivation(callback),
        getHistory: () => electron.Notification.getHistory(),
      },
      platform,
      icon,
      clock,
      log,
      fallback,
    }),
    links: desktopLinks({ shell: electron.shell, clipboard: electron.clipboard, openIn: openInChosenBrowser }),
    sounds,
    proxies: systemProxies(electron.session.defaultSession),
    confirmation: desktopConfirmation(electron.dialog),
  };
  return {
    ports,
    dispose: () => {
      network.dispose();
      fallback.dispose();
      sounds.dispose();
    },
  };
}
