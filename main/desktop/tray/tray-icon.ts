import { join } from 'node:path';
import type { TrayStatus } from './tray-status.ts';

/**
 * The picture for a mood, drawn by `assets/icons/draw.ts`. macOS takes the name's `Template` as the order to colour it
 * to the menu bar; Electron itself finds the `@2x` files beside a picture.
 */
export function trayIconFile(folder: string, platform: NodeJS.Platform, status: TrayStatus, unseen: boolean): string {
  const platformFolder = platform === 'darwin' ? 'macos' : platform === 'win32' ? 'windows' : 'linux';
  const name = `${status}${unseen ? '-unseen' : ''}${platform === 'darwin' ? 'Template' : ''}.png`;
  return join(folder, 'tray', platformFolder, name);
}
