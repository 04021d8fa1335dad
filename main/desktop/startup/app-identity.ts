import type { App } from 'electron';

/** Names the app to Windows; the same as `appId` in `electron-builder.yml`, which the installer's shortcut carries. */
export const APP_ID = 'com.eventory.tray';

/**
 * Windows finds the app by the CLSID when a toast is clicked that no running instance showed. Neither id may ever
 * change: toasts in the Action Center and the shortcut name them. (If a CLSID is not set, Electron makes a new one at
 * every start.)
 */
export const INSTALLED = { appId: APP_ID, activatorId: '{6C0B8E1D-3A6F-4C1B-9B57-5E2A4F7D90C3}' } as const;

/** A build that is not packaged must not take the clicks, or the name, of the installed app. */
const DEVELOPMENT = {
  appId: `${APP_ID}.development`,
  activatorId: '{B1D2A0F4-7C35-4E8B-A5F6-0D9E31C7468A}',
  name: 'Eventory Tray (development)',
} as const;

/**
 * Sets the app that Windows shows as the sender of the toasts. Call before anything else; nothing to do on other
 * systems. The folder of the app's files stays the same, whatever the name.
 */
export function setAppIdentity(
  app: Pick<App, 'getPath' | 'isPackaged' | 'setAppUserModelId' | 'setName' | 'setPath' | 'setToastActivatorCLSID'>,
  platform: NodeJS.Platform,
): void {
  if (platform !== 'win32') return;
  const { appId, activatorId } = app.isPackaged ? INSTALLED : DEVELOPMENT;
  if (!app.isPackaged) {
    // Electron names the folder by the app's name unless a path is set.
    app.setPath('userData', app.getPath('userData'));
    app.setName(DEVELOPMENT.name);
  }
  app.setAppUserModelId(appId);
  app.setToastActivatorCLSID(activatorId);
}
