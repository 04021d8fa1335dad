import type { App } from 'electron';
import { MAX_WATCH_LINK_LENGTH } from '../../../core/watchlist/formats/link/watch-link.ts';
import { findAppLink } from './find-app-link.ts';

/** Takes the app's links from the system, whenever they come. */
export interface LinkReceiver {
  /** Gives `open` the link that came before, if one did, and each that comes from now on. */
  deliverTo(open: (link: string) => void): void;
}

/**
 * Listens for links: in the arguments of this process and of a second one (Windows, Linux), and as `open-url` (macOS),
 * which may come before the app is ready. So call it before anything is awaited. Of several links that come before
 * `deliverTo`, the newest counts: there is one form.
 */
export function receiveLinks(app: Pick<App, 'on'>, args: readonly string[]): LinkReceiver {
  let waiting = findAppLink(args);
  let open: ((link: string) => void) | null = null;
  const receive = (link: string | null) => {
    if (link === null) return;
    // No longer link is read; one more character makes it too long.
    const text = link.slice(0, MAX_WATCH_LINK_LENGTH + 1);
    if (open === null) waiting = text;
    else open(text);
  };
  app.on('second-instance', (_event, argv) => receive(findAppLink(argv)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    receive(url);
  });
  return {
    deliverTo(listener) {
      open = listener;
      receive(waiting);
      waiting = null;
    },
  };
}
