import type { BrowserWindow, BrowserWindowConstructorOptions, ContextMenuParams, Screen } from 'electron';
import type { DocumentStore, Log } from '../../engine/ports.ts';
import { bringOnScreen, workAreas } from './bring-on-screen.ts';
import { createWindowHider } from './hide-window.ts';
import type { WindowTheme } from './theme.ts';
import { MINIMUM_SIZE, restoreBounds } from './window-bounds.ts';
import { openWindowMemory } from './window-memory.ts';

const FOCUS_GRACE_MS = 300;
const CRASH_LOOP_WINDOW_MS = 10_000;

type Window = Pick<
  BrowserWindow,
  | 'focus'
  | 'getBounds'
  | 'getNormalBounds'
  | 'hide'
  | 'isFocused'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'on'
  | 'once'
  | 'restore'
  | 'setBackgroundColor'
  | 'setBounds'
  | 'setFullScreen'
  | 'setOverlayIcon'
  | 'show'
  | 'unmaximize'
  | 'webContents'
>;

/** The app's one window. It lives as long as the app: closing it hides it in the tray. */
export interface MainWindow {
  readonly contents: Window['webContents'];
  show(): void;
  hide(): void;
  toggle(): void;
  isFocused(): boolean;
  onFocus(listener: () => void): void;
  /** An overlay icon on the taskbar button (Windows); `null` removes it. */
  setOverlayIcon(...args: Parameters<Window['setOverlayIcon']>): void;
  /** Closing the window calls this instead, unless it is allowed to close. It hides until there is a listener. */
  onClose(listener: () => void): void;
  /** From now on closing the window closes it. */
  allowClose(): void;
  /** Windows: the user's session ends, and with it the process, whatever it is doing. */
  onSessionEnd(listener: () => void): void;
}

/**
 * Opens the window on `url`, where it was when it was last seen.
 *
 * @param hidden stays hidden until `show` is called.
 */
export function openMainWindow({
  createWindow,
  screen,
  store,
  url,
  preload,
  icon,
  hidden,
  theme,
  platform,
  showContextMenu,
  now,
  log,
}: {
  createWindow: (options: BrowserWindowConstructorOptions) => Window;
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>;
  store: DocumentStore;
  url: string;
  preload: string;
  icon: string;
  hidden: boolean;
  theme: Pick<WindowTheme, 'background' | 'onChange'>;
  platform: NodeJS.Platform;
  showContextMenu: (click: ContextMenuParams) => void;
  now: () => number;
  log: Log;
}): MainWindow {
  const memory = openWindowMemory(store, log);
  const window = createWindow({
    ...restoreBounds(memory.stored, workAreas(screen)),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    title: 'Eventory Tray',
    icon,
    backgroundColor: theme.background(),
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // Rows must keep up while the window is hidden: it is shown to act on an alert at once.
      backgroundThrottling: false,
    },
  });
  // While the app quits, the tray, a second instance or a late alert may still ask for the window. Electron throws then.
  let isGone = false;
  window.on('closed', () => {
    isGone = true;
  });
  const unlessGone =
    <A extends unknown[]>(action: (...args: A) => void) =>
    (...args: A): void => {
      if (!isGone) action(...args);
    };
  theme.onChange(unlessGone((background) => window.setBackgroundColor(background)));

  // Maximizing would show the window, so that waits until it is shown.
  let maximizeWhenShown = memory.stored?.maximized ?? false;
  const saveWindowState = () => memory.save(window, maximizeWhenShown || window.isMaximized());
  const hider = createWindowHider(window, platform);
  let closeAllowed = false;
  let handleClose: () => void = hider.hide;
  window.on('close', (event) => {
    saveWindowState();
    if (closeAllowed) return;
    event.preventDefault();
    handleClose();
  });
  window.on('hide', saveWindowState);

  // Clicking the tray takes the focus away before the click is reported, so a moment ago counts as now.
  let blurredAtMs = Number.NEGATIVE_INFINITY;
  window.on('blur', () => {
    blurredAtMs = now();
  });
  const isInFront = () => window.isVisible() && (window.isFocused() || now() - blurredAtMs < FOCUS_GRACE_MS);

  let showWhenReady = !hidden;
  let loadWhenShown = false;
  const load = () => {
    loadWhenShown = false;
    window
      .loadURL(url)
      .catch((error: Error) => log.error(`The window's page could not be loaded: ${error.message}`))
      .then(showFirst);
  };
  const show = unlessGone(() => {
    showWhenReady = false;
    hider.cancel();
    if (loadWhenShown) load();
    if (window.isMinimized()) window.restore();
    bringOnScreen(window, screen);
    if (maximizeWhenShown) window.maximize();
    maximizeWhenShown = false;
    window.show();
    window.focus();
  });
  // On Wayland a hidden window is never ready to show (electron#48859): there its loaded page has to do.
  function showFirst(): void {
    if (showWhenReady) show();
  }
  window.once('ready-to-show', showFirst);
  window.webContents.on('context-menu', (_event, click) => showContextMenu(click));
  load();
  let crashedAtMs = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error(`The window's page is gone (${reason}).`);
    // Once; a page that crashes again at once would keep crashing. It waits until somebody wants to see it.
    if (now() - crashedAtMs > CRASH_LOOP_WINDOW_MS) load();
    else loadWhenShown = true;
    crashedAtMs = now();
  });

  return {
    contents: window.webContents,
    show,
    hide: unlessGone(hider.hide),
    onClose: (listener) => {
      handleClose = listener;
    },
    toggle: unlessGone(() => (isInFront() ? hider.hide() : show())),
    isFocused: () => !isGone && window.isVisible() && window.isFocused(),
    onFocus: (listener) => void window.on('focus', listener),
    setOverlayIcon: unlessGone((...args: Parameters<Window['setOverlayIcon']>) => window.setOverlayIcon(...args)),
    allowClose: () => {
      closeAllowed = true;
    },
    onSessionEnd: (listener) =>
      void window.on('session-end', () => {
        saveWindowState();
        listener();
      }),
  };
}
