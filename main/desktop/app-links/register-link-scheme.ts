import type { App } from 'electron';
import { LINK_SCHEME } from '../../../core/watchlist/formats/link/watch-link.ts';

/**
 * Makes the installed app the one that opens `eventory-tray:` links. On Linux the package's desktop file does (an AppImage
 * has none); a portable copy on Windows registers nothing, because it leaves nothing behind; and a build that is not
 * packaged would register Electron itself.
 */
export function registerLinkScheme(
  app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>,
  { platform, program, isPortable }: { platform: NodeJS.Platform; program: string; isPortable: boolean },
): void {
  if (!app.isPackaged || isPortable) return;
  if (platform === 'darwin') app.setAsDefaultProtocolClient(LINK_SCHEME);
  // After `--` Chromium takes nothing as a switch, whatever a link holds.
  if (platform === 'win32') app.setAsDefaultProtocolClient(LINK_SCHEME, program, ['--']);
}
