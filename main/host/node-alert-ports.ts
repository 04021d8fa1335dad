import { join } from 'node:path';
import { type LinkOpener, type SoundPlayer, UnusableSound } from '../engine/ports.ts';
import { createOwnSoundFiles } from '../engine/sounds/own-sound-files.ts';
import { createActivationToken } from './activation-token.ts';
import { createLinkOpener } from './links/link-opener.ts';
import { createSoundPlayer } from './sounds/sound-player.ts';
import { systemClock } from './system-clock.ts';
import { type OpenedToaster, openToaster } from './toasters/open-toaster.ts';

/** Two levels up from the sources as well as from the bundle. */
const ASSETS = join(import.meta.dirname, '../../assets');

const noOwnSounds = () => Promise.reject(new UnusableSound('There is no folder of sounds.'));

/** Toasts, links and sounds as this machine has them without Electron. */
export interface NodeAlertPorts {
  readonly toaster: OpenedToaster;
  readonly links: LinkOpener;
  readonly sounds: SoundPlayer;
  dispose(): void;
}

/** @param folder of the app's files; without it clicks on toasts of an earlier run are not known. */
export async function nodeAlertPorts(folder?: string): Promise<NodeAlertPorts> {
  const token = createActivationToken(systemClock.now);
  const toaster = await openToaster({
    icon: join(ASSETS, 'icons/app.png'),
    onActivationToken: token.offer,
    ...(folder === undefined ? {} : { folder }),
  });
  const sounds = createSoundPlayer({
    folder: join(ASSETS, 'sounds'),
    readOwn: folder === undefined ? noOwnSounds : createOwnSoundFiles(folder).read,
  });
  return {
    toaster,
    links: createLinkOpener({ takeToken: token.take }),
    sounds,
    dispose() {
      toaster.dispose();
      sounds.dispose();
    },
  };
}
