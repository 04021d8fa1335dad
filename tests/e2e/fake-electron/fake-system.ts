import { EventEmitter } from 'node:events';

/** How toasts behave until a test says otherwise. */
export type ToastBehaviour = 'show' | 'fail' | 'nothing';

/** The system's key store: open, closed for now, or asking the user and not answering yet. */
export type KeyStoreState = 'open' | 'locked' | 'asking';

/** What a global shortcut meets: a free key, a key of another program, or a portal that refuses without saying so. */
export type ShortcutBehaviour = 'free' | 'taken' | 'refused silently';

const environment = process.env;

/**
 * What fake-electron's parts and the test share: what the app did, and what the machine around it is like. The
 * `FAKE_ELECTRON_…` variables say what it is like when the app starts.
 */
export const fakeSystem = {
  /** The system the app is told it runs on. */
  platform: (environment.FAKE_ELECTRON_PLATFORM ?? process.platform) as NodeJS.Platform,
  isPackaged: environment.FAKE_ELECTRON_PACKAGED !== undefined,
  /** Whether the desktop has a place for tray icons. Without one a `Tray` is made all the same and nobody sees it. */
  hasTray: environment.FAKE_ELECTRON_TRAY !== 'absent',
  shortcutBehaviour: (environment.FAKE_ELECTRON_SHORTCUTS ?? 'free') as ShortcutBehaviour,
  keyStore: (environment.FAKE_ELECTRON_KEY_STORE ?? 'open') as KeyStoreState,
  /** Linux: what `getSelectedStorageBackend` reports. */
  keyStoreBackend: environment.FAKE_ELECTRON_KEY_STORE_BACKEND ?? 'gnome_libsecret',
  /** Whether the system is in its dark mode. */
  isDark: environment.FAKE_ELECTRON_DARK !== undefined,
  toastBehaviour: 'show' as ToastBehaviour,
  online: true,
  /** What the displays have room for, the primary one first. */
  workAreas: [{ x: 0, y: 0, width: 1920, height: 1040 }],
  badge: 0,
  opened: [] as string[],
  clipboard: '',
  /** Messages of `dialog`, newest last. */
  questions: [] as string[],
  /** The label of the button that is pressed in a question which has it; else the first. */
  questionAnswer: '',
  /** Paths that are chosen in the next dialogs for files; without one such a dialog is closed. */
  chosenFiles: [] as string[],
  errorBoxes: [] as { readonly title: string; readonly text: string }[],
  /** What the application menu is: `default` until the app sets one, `null` if it has none. */
  applicationMenu: 'default' as 'default' | null | readonly string[],
  /** The entries of the context menu that was last shown. */
  contextMenu: [] as readonly { readonly label: string; readonly enabled: boolean }[],
  /** Decisions of the window-open handler and the permission handlers, newest last. */
  decisions: [] as { readonly asked: string; readonly answer: string }[],
  shortcuts: new Map<string, () => void>(),
  /** Command lines that open links, by scheme; empty where the system finds the app by itself. */
  linkHandlers: new Map<string, readonly string[]>(),
  /** Events of `powerMonitor`. */
  power: new EventEmitter(),
  /** Seconds since the last key or mouse input. */
  idleSeconds: 1,
  idleState: 'active' as 'active' | 'idle' | 'locked' | 'unknown',
  /** Called once the key store opens. */
  keyStoreOpened: new EventEmitter(),
};
