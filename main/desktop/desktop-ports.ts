import { join } from 'node:path';
import type { Notification } from 'electron';
import type { Ports } from '../engine/ports.ts';
import { openInBrowser } from '../host/links.ts';
import { createSoundPlayer } from '../host/sounds.ts';
import { systemClock } from '../host/system-clock.ts';
import { systemToaster } from '../host/toasters/open-toaster.ts';
import { desktopLinks } from './link-opener.ts';
import { desktopLog } from './log.ts';
import { watchNetwork } from './network.ts';
import { systemProxies } from './proxies.ts';
import { desktopSecrets } from './secrets.ts';
import { desktopStores } from './stores.ts';
import { electronToaster } from './toaster.ts';

type Electron = Pick<
  typeof import('electron'),
  'clipboard' | 'net' | 'powerMonitor' | 'safeStorage' | 'session' | 'shell' | 'Notification'
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
): { readonly ports: Ports; close(): void } {
  const clock = systemClock;
  const log = desktopLog(folder);
  const icon = join(assets, 'icons/linux/256x256.png');
  const network = watchNetwork({ powerMonitor: electron.powerMonitor, net: electron.net, clock });
  const fallback = systemToaster({ icon, folder });
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
    toaster: electronToaster({
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
    links: desktopLinks({ shell: electron.shell, clipboard: electron.clipboard, openIn: openInBrowser }),
    sounds,
    proxies: systemProxies(electron.session.defaultSession),
  };
  return {
    ports,
    close: () => {
      network.stop();
      fallback.close();
      sounds.close();
    },
  };
}
