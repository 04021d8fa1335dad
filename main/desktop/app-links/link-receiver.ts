import type { App } from 'electron';
import { MAX_WATCH_LINK_LENGTH } from '../../../core/watchlist/formats/link/watch-link.ts';
import { findAppLink } from './find-app-link.ts';

/** Takes the app's links from the system, whenever they come. */
export interface LinkReceiver {
  /** Gives `open` the link that came before, if one did, and each that comes from now on. */
  deliverTo(open: (link: string) => void): void;
  /** The link that came before, which is then no longer delivered; `null` if none did. */
  take(): string | null;
}

/**
 * Listens for links: in the arguments of this process and of a second one (Windows, Linux), and as `open-url` (macOS),
 * which may come before the app is ready. So call it before anything is awaited. Of several links that come before
 * `deliverTo`, the newest counts: there is one form.
 */
export function receiveLinks(app: Pick<App, 'on'>, args: readonly string[]): LinkReceiver {
  // No longer link is read; one more character makes it too long.
  const cut = (link: string) => link.slice(0, MAX_WATCH_LINK_LENGTH + 1);
  const first = findAppLink(args);
  let waiting = first === null ? null : cut(first);
  let open: ((link: string) => void) | null = null;
  const receive = (link: string | null) => {
    if (link === null) return;
    if (open === null) waiting = cut(link);
    else open(cut(link));
  };
  const take = () => {
    const link = waiting;
    waiting = null;
    return link;
  };
  app.on('second-instance', (_event, argv) => receive(findAppLink(argv)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    receive(url);
  });
  return {
    deliverTo(listener) {
      open = listener;
      receive(take());
    },
    take,
  };
}
