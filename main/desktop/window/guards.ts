import type { App, Session, WebContents } from 'electron';

type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;
type GuardedSession = Pick<
  Session,
  | 'on'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
> & { readonly webRequest: Pick<Session['webRequest'], 'onHeadersReceived'> };

/**
 * Denies a page everything except being shown: it cannot navigate, open a window or embed anything.
 * @param mayNavigate an exception for the development server's reloads; refuses everything by default.
 * @param mayEmbed an exception for the image of an event; refuses everything by default.
 */
export function guardContents(
  contents: GuardedContents,
  mayNavigate: (url: string) => boolean = () => false,
  mayEmbed: (url: string) => boolean = () => false,
): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && !mayEmbed(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/**
 * Identifies the user to no server that asks for a client certificate. Electron would answer with the first one of the
 * system's store: also to the host of an image, which a message names.
 */
export function refuseClientCertificates(app: Pick<App, 'on'>): void {
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault();
    answer();
  });
}

/**
 * Denies every permission and device, every download except the files that the page itself made (exports), and every
 * cookie: the page has none, and the host of an image must not know the user again.
 */
export function guardSession(session: GuardedSession, origin: string): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${origin}/`)) event.preventDefault();
  });
  session.webRequest.onHeadersReceived({ urls: ['http://*/*', 'https://*/*'] }, ({ responseHeaders = {} }, answer) => {
    const kept = Object.entries(responseHeaders).filter(([name]) => name.toLowerCase() !== 'set-cookie');
    answer({ responseHeaders: Object.fromEntries(kept) });
  });
}
