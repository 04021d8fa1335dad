/** What the app gets for `import 'electron'` under fake-electron. A name that is not exported here fails the import. */
import { fakeSystem } from './fake-system.ts';
import { app } from './modules/app.ts';
import { ipcMain } from './modules/ipc-main.ts';
import { Menu } from './modules/menu.ts';
import { nativeTheme } from './modules/native-theme.ts';
import { protocol } from './modules/protocol.ts';
import { safeStorage } from './modules/safe-storage.ts';
import { session } from './modules/session.ts';
import { clipboard, dialog, globalShortcut, net, powerMonitor, screen, shell } from './modules/system-modules.ts';
import { nativeImage, Tray } from './modules/tray.ts';
import { clickDelivered } from './notifications/activation.ts';
import { Notification } from './notifications/notification.ts';
import { strictObject } from './strict-object.ts';
import { listenForCommands } from './test-commands.ts';
import { BrowserWindow } from './window/browser-window.ts';

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
};
/** electron-store takes the module's default export. */
export default strictObject('electron', { app, ipcMain, shell });

listenForCommands();

// Where a packaged app has its archive and `app-update.yml`.
Object.defineProperty(process, 'resourcesPath', {
  value: process.env.FAKE_ELECTRON_RESOURCES ?? '/fake-electron/resources',
});

// A click that starts the app on Windows arrives as soon as the system has found the app.
const launchClick = process.env.FAKE_ELECTRON_LAUNCH_CLICK;
if (launchClick !== undefined) {
  const [id, button] = JSON.parse(launchClick) as [string, number | null];
  void app.whenReady().then(() => clickDelivered(id, button));
}

// The app asks what it runs on as it is loaded, which comes next; the tools under fake-electron asked before, and may
// ask again once the app is ready.
if (fakeSystem.platform !== process.platform) {
  const real = process.platform;
  Object.defineProperty(process, 'platform', { value: fakeSystem.platform, configurable: true });
  void app.whenReady().then(() => Object.defineProperty(process, 'platform', { value: real }));
}
