import { join } from 'node:path';
import * as electron from 'electron';
import { startDemo } from './demo.ts';
import { declareAppScheme, serveApp } from './desktop/app-protocol.ts';
import { applicationMenu } from './desktop/application-menu.ts';
import { ask } from './desktop/ask.ts';
import { takePlaces } from './desktop/desktop-places.ts';
import { desktopPorts } from './desktop/desktop-ports.ts';
import { guardContents, guardSession } from './desktop/guards.ts';
import { claimIdentity } from './desktop/identity.ts';
import { serveBridge } from './desktop/ipc.ts';
import { liveInTray } from './desktop/lifecycle.ts';
import { claimFolder } from './desktop/one-instance.ts';
import { createPresence } from './desktop/presence.ts';
import { openMainWindow } from './desktop/window.ts';
import { windowUrl } from './desktop/window-url.ts';
import { createEngine } from './engine/engine.ts';

/** The composition root of the desktop app: wiring, no logic. */
const { app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session, shell } = electron;
const { platform } = process;
const root = join(import.meta.dirname, '../..');
/** Beside the archive once packaged: other programs read these files. */
const assets = join(root.replace(/app\.asar$/, 'app.asar.unpacked'), 'assets');
const icons = join(assets, 'icons');
const page = windowUrl({ isPackaged: app.isPackaged, environment: process.env });

claimIdentity(app, platform);
declareAppScheme(protocol);
if (process.env.EVENTORY_DATA) app.setPath('userData', process.env.EVENTORY_DATA);
if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(giveUp);
else app.quit();

/** The app could not start: says why instead of living on without a window. */
function giveUp(error: Error): void {
  dialog.showErrorBox('Eventory Tray could not start', error.message);
  app.exit(1);
}

async function start(): Promise<void> {
  const folder = app.getPath('userData');
  const { ports, close } = desktopPorts(electron, { folder, assets, platform });
  const { clock, log, stores, toaster } = ports;
  const claim = await claimFolder(folder, {
    clock,
    openPage: (address) => shell.openExternal(address),
    tell: (title, text) => dialog.showErrorBox(title, text),
  });
  if (claim === null) return app.quit();

  const menu = applicationMenu(platform, app.isPackaged);
  if (menu !== 'default') Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu));
  app.on('web-contents-created', (_event, contents) => guardContents(contents, page.mayNavigate));
  guardSession(session.defaultSession, page.origin);
  serveApp(protocol, join(root, 'dist/renderer'));

  const version = app.getVersion();
  const abilities = {
    tray: true,
    open_at_login: app.isPackaged,
    global_shortcuts: true,
    toast_actions: toaster.has_actions,
  };
  const engine = createEngine({ ports, mode: 'desktop', platform, version, abilities, startDemo });
  await engine.start();
  const initial = await ask(engine, 'state.get', null);

  const { send } = serveBridge({ ipcMain, engine, page: () => window.contents, origin: page.origin, log });
  const window = openMainWindow({
    createWindow: (options) => new BrowserWindow(options),
    screen,
    store: stores.open('window', 'live'),
    url: page.url,
    preload: join(root, 'dist/preload/index.cjs'),
    icon: join(icons, 'linux/256x256.png'),
    hidden: initial.settings.startup.start_hidden,
    now: clock.now,
    log,
  });
  const presence = createPresence({ engine, window, initial, send, quit: () => app.quit() });
  const leavePlaces = await takePlaces(electron, { presence, window, icons, platform, clock, log });
  const beforeQuit = () => {
    window.allowClose();
    leavePlaces();
  };
  const stop = () => engine.stop().finally(close).finally(claim.release);
  liveInTray({ app, showWindow: presence.actions.openWindow, beforeQuit, stop, clock, log });
}
