import type { Clipboard, Shell } from 'electron';
import type { LinkOpener } from '../../engine/ports.ts';
import type { ActivationToken } from '../../host/activation-token.ts';
import { createOpenLink } from '../../host/links/open-link.ts';

/** Links in the system's browser by Electron's shell, or in one of the user's choice; text on Electron's clipboard. */
export function desktopLinks({
  shell,
  clipboard,
  takeToken,
}: {
  shell: Pick<Shell, 'openExternal'>;
  clipboard: Pick<Clipboard, 'writeText'>;
  /** The token of the click that a link is opened for. */
  takeToken: ActivationToken['take'];
}): LinkOpener {
  return {
    open: createOpenLink((url) => shell.openExternal(url), takeToken),
    copy: (text) =>
      clipboard.writeText(text).then(
        () => true,
        () => false,
      ),
  };
}
