import { join } from 'node:path';
import * as electron from 'electron';
import { createAsyncDisposableStack } from '../core/lifecycle/disposable.ts';
import { manageAppLifecycle } from './desktop/app-lifecycle.ts';
import { receiveLinks } from './desktop/app-links/link-receiver.ts';
import { registerLinkScheme } from './desktop/app-links/register-link-scheme.ts';
import { askCloseChoice, createCloseHandler, showIfUnreachable } from './desktop/close-to-tray.ts';
import { createDesktopController } from './desktop/desktop-controller.ts';
import { attachIntegrations } from './desktop/integrations/attach-integrations.ts';
import { areShortcutsConfirmed } from './desktop/integrations/global-shortcuts.ts';
import { desktopPorts } from './desktop/ports/desktop-ports.ts';
import { setAppIdentity } from './desktop/startup/app-identity.ts';
import { removeAppImageFolders } from './desktop/startup/appimage-environment.ts';
import { takeDebugSwitch } from './desktop/startup/debug-switches.ts';
import { receiveFurtherStarts } from './desktop/startup/further-starts.ts';
import { lockDataFolder } from './desktop/startup/lock-data-folder.ts';
import { applyNamedDataFolder } from './desktop/startup/named-data-folder.ts';
import { parseLaunchInfo } from './desktop/toasts/mac-activation.ts';
import { hasTrayHost } from './desktop/tray/tray-host.ts';
import { unpackedPath } from './desktop/unpacked-path.ts';
import { createStartAgain, withActivationToken } from './desktop/window/activation.ts';
import { declareAppScheme, serveApp } from './desktop/window/app-protocol.ts';
import { applicationMenu } from './desktop/window/application-menu.ts';
import { contextMenu } from './desktop/window/context-menu.ts';
import { keepEarlyEvents } from './desktop/window/early-events.ts';
import { guardContents, guardSession, refuseClientCertificates } from './desktop/window/guards.ts';
import { serveIpcBridge } from './desktop/window/ipc-bridge.ts';
import { openMainWindow } from './desktop/window/main-window.ts';
import { createWindowTheme } from './desktop/window/theme.ts';
import { windowUrl } from './desktop/window/window-url.ts';
import { finishRestore } from './engine/backup/restore/pending-restore.ts';
import { createEngine } from './engine/engine.ts';
import { prepareHistoryThread } from './engine/history/thread-starter.ts';
import { makeFolderPrivate } from './host/folders/private-folder.ts';
import { answerEventImage } from './host/page/event-image.ts';
import { sweepTemporaryFiles } from './host/stores/sweep-temporary-files.ts';
import { startLocalStream } from './host/stream/local-stream.ts';
import { limitMemory } from './lib/memory/limit-memory.ts';
import { startDemo } from './start-demo.ts';

/** The composition root of the desktop app: wiring, no logic. */
const { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session, shell } = electron;
const { platform } = process;
const root = join(import.meta.dirname, '../..');
const assets = unpackedPath(join(root, 'assets'));
const icons = join(assets, 'icons');
const page = windowUrl({ isPackaged: app.isPackaged, environment: process.env });

// What the app starts (browsers, sound players) must not inherit the key, nor the libraries of an AppImage.
delete process.env.EVENTORY_API_KEY;
removeAppImageFolders(process.env);
const messageHandled = limitMemory();
setAppIdentity(app, platform);
declareAppScheme(protocol);
const folderProblem = applyNamedDataFolder(app, process.env);
const appLinks = receiveLinks(app, process.argv);
const furtherStarts = receiveFurtherStarts(app);
const debugSwitch = takeDebugSwitch(app, process.argv);
if (debugSwitch !== null) refuseDebugging(debugSwitch);
else if (folderProblem !== null) showStartupError(new Error(folderProblem));
else if (app.requestSingleInstanceLock()) {
  prepareHistoryThread();
  // Not `whenReady`: only the event has the click on a toast that started the app (macOS).
  app.once('ready', (_event, info) => start(info).catch(showStartupError));
} else app.quit();

/** The app could not start: shows why instead of running on without a window. */
function showStartupError(error: Error): void {
  dialog.showErrorBox('Eventory Tray could not start', error.message);
  app.exit(1);
}

function refuseDebugging(name: string): void {
  console.error(`Eventory Tray does not start with --${name}: a debugger could read the API key. Leave it out.`);
  app.exit(1);
}

async function start(launchInfo: Parameters<typeof parseLaunchInfo>[0]): Promise<void> {
  const folder = app.getPath('userData');
  const {
    ports,
    takeToken,
    dispose: disposePorts,
  } = desktopPorts(electron, {
    folder,
    assets,
    platform,
    launchedBy: parseLaunchInfo(launchInfo),
  });
  const { clock, log, stores, toaster } = ports;
  const lock = await lockDataFolder(folder, {
    takeLink: appLinks.take,
    openPage: (fileUrl) => shell.openExternal(fileUrl),
    showMessage: (title, text) => dialog.showErrorBox(title, text),
  });
  if (lock === null) return app.quit();
  await makeFolderPrivate(folder, log);
  await sweepTemporaryFiles(folder);
  finishRestore(folder);

  const menu = applicationMenu(platform, app.isPackaged);
  if (menu !== 'default') Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
  app.on('web-contents-created', (_event, contents) => guardContents(contents, page.mayNavigate, page.mayEmbed));
  guardSession(session.defaultSession, page.origin);
  refuseClientCertificates(app);
  const isPortable = process.env.PORTABLE_EXECUTABLE_FILE !== undefined;
  registerLinkScheme(app, { platform, program: process.execPath, isPortable });

  const hasTray = () => hasTrayHost(platform);
  const quit = () => app.quit();
  const version = app.getVersion();
  const abilities = {
    tray: await hasTray(),
    quit: true,
    open_at_login: app.isPackaged,
    global_shortcuts: true,
    shortcuts_confirmed: areShortcutsConfirmed(platform),
    // A notification server says so once it is connected.
    get toast_actions() {
      return toaster.hasActions;
    },
    presence: true,
  };
  const refills = [lock.restore];
  const engine = createEngine({
    ports,
    mode: 'desktop',
    platform,
    version,
    locale: app.getSystemLocale(),
    abilities,
    quit,
    startDemo,
    onMessageHandled: messageHandled,
    onFolderMadeAgain: async () => {
      for (const refill of refills) await refill();
    },
  });
  serveApp(protocol, join(root, 'dist/renderer'), (target) => answerEventImage(engine, target));
  const earlyEvents = keepEarlyEvents(engine);
  await engine.start();
  const initial = await engine.request('state.get', null);

  const { send } = serveIpcBridge({ ipcMain, engine, page: () => window.contents, origin: page.origin, log });
  const theme = createWindowTheme(nativeTheme);
  theme.apply(initial.settings.theme);
  const mainWindow = openMainWindow({
    createWindow: (options) => new BrowserWindow(options),
    screen,
    store: stores.open('window', 'live'),
    url: page.url,
    preload: join(root, 'dist/preload/index.cjs'),
    icon: join(icons, 'linux/256x256.png'),
    hidden: initial.settings.startup.start_hidden,
    theme,
    platform,
    showContextMenu: (click) => {
      const template = contextMenu(click);
      if (template !== null) Menu.buildFromTemplate(template).popup();
    },
    now: clock.elapsed,
    log,
  });
  const window = withActivationToken(mainWindow, {
    takeToken,
    startAgain: createStartAgain({ isPackaged: app.isPackaged, log }),
  });
  // Also while the app starts: a window that stays would stop it from quitting.
  app.on('before-quit', window.allowClose);
  window.contents.once('did-finish-load', () => earlyEvents.release({ send, showWindow: window.show }));
  const ask = () => askCloseChoice((options) => dialog.showMessageBox(options));
  const closeWindow = createCloseHandler({ engine, hasTray, ask, hide: window.hide, quit });
  window.onClose(() => void closeWindow().catch((error: Error) => log.error(`Closing the window: ${error.message}`)));
  if (initial.settings.startup.start_hidden) void showIfUnreachable({ hasTray, show: window.show, clock });
  const controller = createDesktopController({ engine, window, initial, send, quit });
  const detachIntegrations = await attachIntegrations(electron, {
    controller,
    window,
    theme,
    icons,
    platform,
    clock,
    log,
  });
  furtherStarts.deliverTo(controller.actions.openWindow);
  appLinks.deliverTo((link) => {
    window.show();
    void engine.request('watchlist.openLink', { link });
  });
  const localStream = await startLocalStream({ engine, folder, clock, log });
  refills.push(localStream.restore);
  await lock.publish({ address: null, stream: localStream.address });
  const stack = createAsyncDisposableStack();
  stack.defer(lock.dispose);
  stack.defer(disposePorts);
  stack.use(engine);
  stack.use(localStream);
  manageAppLifecycle({
    app,
    showWindow: controller.actions.openWindow,
    onSessionEnd: window.onSessionEnd,
    keepVersion: () => ports.updater?.setInstallOnQuit(false),
    beforeQuit: detachIntegrations,
    stop: stack.dispose,
    clock,
    log,
  });
}
