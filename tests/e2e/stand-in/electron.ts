/** What the app gets for `import 'electron'` under the stand-in. A name that is not exported here fails the import. */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { listen } from './control.ts';
import { ipcMain } from './ipc-main.ts';
import { clipboard, globalShortcut, net, powerMonitor, safeStorage, screen, shell } from './machine.ts';
import { Notification } from './notification.ts';
import { only } from './only.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import { Menu, nativeImage, Tray } from './tray.ts';

export {
  app,
  BrowserWindow,
  clipboard,
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
