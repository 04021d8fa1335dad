import type { CustomScheme, Protocol } from 'electron';
import { createAppFileHandler } from './app-files.ts';

const APP_SCHEME = 'app';
const APP_HOST = 'eventory';
/** The window's origin, as `senderFrame.origin` reports it. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** Must be registered before Electron is ready: a standard scheme has origins, a secure one the full web platform. */
const SCHEME: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Declares the app's scheme. Call before `app` is ready. */
export function declareAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([SCHEME]);
}

/** Serves the built renderer in `folder` as `app://eventory/`. Call once `app` is ready. */
export function serveApp(
  protocol: Pick<Protocol, 'handle'>,
  folder: string,
  eventImage: Parameters<typeof createAppFileHandler>[2],
): void {
  protocol.handle(APP_SCHEME, createAppFileHandler(folder, APP_HOST, eventImage));
}
