import { once } from 'node:events';
import type { LinkOpener } from '../../engine/ports.ts';
import type { ActivationToken } from '../activation-token.ts';
import { LaunchError } from './launch-program.ts';
import { createOpenLink, type OpenInDefaultBrowser } from './open-link.ts';

/** The system's opener has reported a failure by then (`xdg-open` without a browser takes a few hundred ms). */
const OPENER_TIMEOUT_MS = 3_000;
const CLIPBOARD_TIMEOUT_MS = 3_000;

/**
 * Opens links with plain Node: the system's browser through `open`, or a chosen one spawned without a shell, the link
 * as its last argument.
 *
 * @param options `openInSystem` replaces the system's opener; `takeToken` as for `createOpenLink`.
 */
export function createLinkOpener(
  options: { readonly openInSystem?: OpenInDefaultBrowser; readonly takeToken?: ActivationToken['take'] } = {},
): LinkOpener {
  const { openInSystem = openInDefaultBrowser, takeToken = () => null } = options;
  return { open: createOpenLink(openInSystem, takeToken), copy: copyToClipboard };
}

async function openInDefaultBrowser(url: string): Promise<void> {
  // Loaded with the first link, to keep the start quick.
  const { default: open } = await import('open');
  const opener = await open(url).catch((error: NodeJS.ErrnoException) => {
    throw new LaunchError(`The system’s own way to open links did not start (${error.code ?? error.message}).`);
  });
  if (opener.exitCode === null && opener.signalCode === null) {
    await Promise.race([once(opener, 'exit'), new Promise((resolve) => setTimeout(resolve, OPENER_TIMEOUT_MS))]);
  }
  if (opener.exitCode !== null && opener.exitCode !== 0) {
    throw new LaunchError('The system has no browser it could open the link with.');
  }
}

/** Puts text on the clipboard; false if there is none (no display, no session) or it takes too long. */
async function copyToClipboard(text: string): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), CLIPBOARD_TIMEOUT_MS).unref());
  const written = import('clipboardy')
    .then(({ default: clipboard }) => clipboard.write(text))
    .then(
      () => true,
      () => false,
    );
  return Promise.race([written, late]);
}
