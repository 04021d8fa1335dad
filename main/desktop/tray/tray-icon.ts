import { join } from 'node:path';
import type { TrayStatus } from './tray-status.ts';

/**
 * The image for a status, drawn by `scripts/draw-icons.ts`. `Template` in the name makes macOS color it for the menu
 * bar; Electron itself finds the `@2x` file beside an image.
 */
export function trayIconFile(folder: string, platform: NodeJS.Platform, status: TrayStatus, unseen: boolean): string {
  const platformFolder = platform === 'darwin' ? 'macos' : platform === 'win32' ? 'windows' : 'linux';
  const name = `${status}${unseen ? '-unseen' : ''}${platform === 'darwin' ? 'Template' : ''}.png`;
  return join(folder, 'tray', platformFolder, name);
}
