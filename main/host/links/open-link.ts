import type { LinkOpener } from '../../engine/ports.ts';
import { type ActivationToken, activationEnvironment } from '../activation-token.ts';
import { openInChosenBrowser } from './chosen-browser.ts';
import { launchProgram } from './launch-program.ts';

/** Opens a link in the system's browser. Rejects if the system's opener reports that it could not. */
export type OpenInDefaultBrowser = (url: string) => Promise<void>;

/**
 * Opens a link in the system's browser, or in the one of the user's choice.
 *
 * @param takeToken gives the token of the click that the link is opened for, with which the browser may take the focus.
 */
export function createOpenLink(
  openInSystem: OpenInDefaultBrowser,
  takeToken: ActivationToken['take'],
): LinkOpener['open'] {
  return (url, browser) => {
    const token = takeToken();
    if (browser !== null) return openInChosenBrowser(url, browser, token);
    return token === null ? openInSystem(url) : openWithToken(url, token, openInSystem);
  };
}

/** Starts the desktop's opener with the token. Neither `open` nor Electron's shell can pass one on. */
async function openWithToken(url: string, token: string, openInSystem: OpenInDefaultBrowser): Promise<void> {
  try {
    await launchProgram('xdg-open', [url], { env: activationEnvironment(token) });
  } catch {
    // Not installed, or it found no browser: the other way reports that.
    await openInSystem(url);
  }
}
