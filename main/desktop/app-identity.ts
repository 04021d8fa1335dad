import type { App } from 'electron';

/** Names the app to Windows; the same as `appId` in `electron-builder.yml`, which the installer's shortcut carries. */
export const APP_ID = 'com.eventory.tray';

/**
 * Windows finds the app by it when a toast is clicked that no running instance showed. It must never change: toasts in
 * the Action Center and the shortcut name it. (If it is not set, Electron makes a new one at every start.)
 */
const TOAST_ACTIVATOR_ID = '{6C0B8E1D-3A6F-4C1B-9B57-5E2A4F7D90C3}';

/** Sets the app that Windows shows as the sender of the toasts. Call before anything else; nothing to do on other systems. */
export function setAppIdentity(
  app: Pick<App, 'setAppUserModelId' | 'setToastActivatorCLSID'>,
  platform: NodeJS.Platform,
): void {
  if (platform !== 'win32') return;
  app.setAppUserModelId(APP_ID);
  app.setToastActivatorCLSID(TOAST_ACTIVATOR_ID);
}
