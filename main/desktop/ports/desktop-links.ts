import type { Clipboard, Shell } from 'electron';
import type { BrowserChoice } from '../../../core/settings/settings.ts';
import type { LinkOpener } from '../../engine/ports.ts';

/** Links in the system's browser by Electron's shell, or in one of the user's choice; text on Electron's clipboard. */
export function desktopLinks({
  shell,
  clipboard,
  openIn,
}: {
  shell: Pick<Shell, 'openExternal'>;
  clipboard: Pick<Clipboard, 'writeText'>;
  /** Starts a browser of the user's choice. Rejects if it cannot be started. */
  openIn: (url: string, browser: BrowserChoice) => Promise<void>;
}): LinkOpener {
  return {
    open: (url, browser) => (browser === null ? shell.openExternal(url) : openIn(url, browser)),
    copy: (text) =>
      clipboard.writeText(text).then(
        () => true,
        () => false,
      ),
  };
}
