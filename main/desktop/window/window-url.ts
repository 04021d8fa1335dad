import { APP_ORIGIN } from './app-protocol.ts';

/**
 * What the window shows: the app's own files, or while developing the page of Vite's server, which a packaged app
 * never listens to.
 */
export function windowUrl({
  isPackaged,
  environment,
}: {
  readonly isPackaged: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): {
  readonly url: string;
  readonly origin: string;
  readonly mayNavigate: (url: string) => boolean;
  readonly mayEmbed: (url: string) => boolean;
} {
  const server = environment.VITE_DEV_SERVER_URL;
  if (isPackaged || server === undefined || !URL.canParse(server)) {
    return {
      url: `${APP_ORIGIN}/`,
      origin: APP_ORIGIN,
      mayNavigate: () => false,
      mayEmbed: (url) => url.startsWith(`${APP_ORIGIN}/event-image?`),
    };
  }
  const { origin } = new URL(server);
  return {
    url: server,
    origin,
    mayNavigate: (url) => URL.canParse(url) && new URL(url).origin === origin,
    mayEmbed: () => false,
  };
}
