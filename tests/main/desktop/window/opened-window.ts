import type { BrowserWindowConstructorOptions, Display } from 'electron';
import { vi } from 'vitest';
import { openMainWindow } from '../../../../main/desktop/window/main-window.ts';
import type { DocumentStore } from '../../../../main/engine/ports.ts';
import { emitter, recordingLog } from '../support.ts';

type Options = Parameters<typeof openMainWindow>[0];
type FakeWindow = ReturnType<Options['createWindow']>;

interface Scene {
  readonly stored?: unknown;
  /** Reading what is stored throws this. */
  readonly readError?: Error;
  readonly hidden?: boolean;
  readonly platform?: NodeJS.Platform;
  /** What loading the page waits for; for ever if nothing is given. */
  readonly load?: Promise<void>;
}

/** The window on a display of 1920 × 1080, with all that a test sees and does of it. */
export function opened({ stored, readError, hidden = false, platform = 'linux', load }: Scene = {}) {
  const events = emitter();
  const contents = emitter();
  let visible = false;
  let maximized = false;
  let fullScreen = false;
  let focused = false;
  let bounds = { x: 10, y: 20, width: 900, height: 600 };
  let nowMs = 1_000_000;
  const show = vi.fn(() => {
    visible = true;
  });
  const hide = vi.fn(() => {
    visible = false;
    events.emit('hide');
  });
  const window = {
    on: events.on.bind(events),
    once: events.once.bind(events),
    show,
    hide,
    focus: () => {
      focused = true;
    },
    isVisible: () => visible,
    isFocused: () => focused,
    isMinimized: () => false,
    isMaximized: () => maximized,
    // Electron's shows the window too.
    maximize: vi.fn(() => {
      maximized = true;
      visible = true;
    }),
    isFullScreen: () => fullScreen,
    setFullScreen: vi.fn(),
    setBackgroundColor: vi.fn(),
    restore: vi.fn(),
    setOverlayIcon: vi.fn(),
    getBounds: () => bounds,
    getNormalBounds: () => bounds,
    setBounds: vi.fn((next: typeof bounds) => {
      bounds = next;
    }),
    unmaximize: vi.fn(() => {
      maximized = false;
    }),
    loadURL: vi.fn(() => load ?? new Promise<void>(() => {})),
    webContents: { on: contents.on.bind(contents) } as unknown as Electron.WebContents,
  } as unknown as FakeWindow;
  const store = {
    path: '/window.json',
    read: vi.fn(() => {
      if (readError !== undefined) throw readError;
      return stored;
    }),
    write: vi.fn(),
    writeNow: vi.fn(),
    quarantine: vi.fn(() => '/window.unreadable.json'),
  } satisfies DocumentStore;
  const createWindow = vi.fn((_options: BrowserWindowConstructorOptions) => window);
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } } as Display;
  const secondDisplay = { id: 2, workArea: { x: -1280, y: 0, width: 1280, height: 1024 } } as Display;
  let displays = [display];
  const log = recordingLog();
  const showContextMenu = vi.fn();
  const main = openMainWindow({
    createWindow,
    screen: { getAllDisplays: () => displays, getPrimaryDisplay: () => display },
    store,
    url: 'app://eventory/',
    preload: '/preload.cjs',
    icon: '/app.png',
    hidden,
    theme: { background: () => '#111318', onChange: (listener) => void events.on('theme', listener) },
    platform,
    showContextMenu,
    now: () => nowMs,
    log,
  });
  /** The window is destroyed, after which Electron throws for every use of it. */
  const destroy = () => {
    events.emit('closed');
    const gone = vi.fn(() => {
      throw new TypeError('Object has been destroyed');
    });
    Object.assign(window, Object.fromEntries(Object.keys(window).map((name) => [name, gone])));
  };
  const close = () => {
    const event = { preventDefault: vi.fn() };
    events.emit('close', event);
    return event.preventDefault.mock.calls.length > 0;
  };
  const blur = () => {
    focused = false;
    events.emit('blur');
  };
  const setFullScreen = (flag: boolean) => {
    fullScreen = flag;
    events.emit(flag ? 'enter-full-screen' : 'leave-full-screen');
  };
  const moveToSecondDisplay = () => {
    displays = [display, secondDisplay];
    bounds = { ...secondDisplay.workArea };
  };
  const unplugSecondDisplay = () => {
    displays = [display];
  };
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return {
    ...{ main, window, events, contents, show, hide, store, createWindow, showContextMenu, log },
    ...{ close, destroy, blur, pass, setFullScreen, moveToSecondDisplay, unplugSecondDisplay },
  };
}
