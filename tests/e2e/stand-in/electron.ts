/** What the app gets for `import 'electron'` under the stand-in. A name that is not exported here fails the import. */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { listen } from './control.ts';
import { ipcMain } from './ipc-main.ts';
import { clipboard, dialog, globalShortcut, net, powerMonitor, safeStorage, screen, shell } from './machine.ts';
import { Notification } from './notification.ts';
import { only } from './only.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import { Menu, nativeImage, Tray } from './tray.ts';

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
export default only('electron', { app, ipcMain, shell });

listen();

// The app asks what it runs on as it is loaded, which comes next; the tools under the stand-in asked before, and may
// ask again once the app is ready.
const pretended = process.env.STAND_IN_PLATFORM;
if (pretended !== undefined) {
  const real = process.platform;
  Object.defineProperty(process, 'platform', { value: pretended, configurable: true });
  void app.whenReady().then(() => Object.defineProperty(process, 'platform', { value: real }));
}
