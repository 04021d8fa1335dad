import { join } from 'node:path';
import type { LinkOpener, SoundPlayer, Toaster } from '../engine/ports.ts';
import { createLinkOpener } from '../host/links.ts';
import { createSoundPlayer } from '../host/sounds.ts';
import { openToaster } from '../host/toasters/open-toaster.ts';

/** Two levels up from the sources as well as from the bundle. */
const ASSETS = join(import.meta.dirname, '../../assets');

/** Toasts, links and sounds as this machine has them without Electron. */
export interface HostAlertPorts {
  readonly toaster: Toaster;
  readonly links: LinkOpener;
  readonly sounds: SoundPlayer;
  close(): void;
}

/** @param folder of the app's files; without it clicks on toasts of an earlier run are not known. */
export async function hostAlertPorts(folder?: string): Promise<HostAlertPorts> {
  const toaster = await openToaster({
    icon: join(ASSETS, 'icons/app.png'),
    ...(folder === undefined ? {} : { folder }),
  });
  const sounds = createSoundPlayer({ folder: join(ASSETS, 'sounds') });
  return {
    toaster,
    links: createLinkOpener(),
    sounds,
    close() {
      toaster.close();
      sounds.close();
    },
  };
}
