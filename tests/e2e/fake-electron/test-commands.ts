import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ContextMenuParams, MenuItemConstructorOptions, Rectangle } from 'electron';
import { fakeSystem, type KeyStoreState, type ToastBehaviour } from './fake-system.ts';
import { app } from './modules/app.ts';
import { approveLoginItem, countLoginItemWrites } from './modules/login-item.ts';
import { pressAccelerator } from './modules/menu.ts';
import { requestFromApp } from './modules/protocol.ts';
import { getTray } from './modules/tray.ts';
import { activateWindows, clickDelivered } from './notifications/activation.ts';
import { deliveredToasts } from './notifications/delivered-toasts.ts';
import { toasts } from './notifications/notification.ts';
import { browser } from './window/browser.ts';
import { windows } from './window/browser-window.ts';

/** A menu entry as a test sees it. */
interface MenuEntry {
  readonly label: string;
  readonly enabled: boolean;
  readonly submenu: readonly MenuEntry[];
}

/** What a test can see and do from outside the app's process. Everything in and out is plain JSON. */
const commands = {
  /** Where Chromium can be reached for the pages themselves. */
  endpoint: async () => (await browser(app.getPath('userData'))).endpoint,
  quit: () => app.quit(),
  window: () => {
    const [window] = windows;
    if (window === undefined) return null;
    const { visible, focused, overlay, options, leftBlackSpace } = window;
    return {
      visible,
      focused,
      overlay,
      width: options.width,
      height: options.height,
      title: options.title,
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
      backgroundColor: window.backgroundColor,
      zoomLevel: window.webContents.zoomLevel,
      leftBlackSpace,
    };
  },
  /** Presses the window's own close button and waits, up to 3 s, until it is gone or the close is canceled. */
  closeWindow: async () => {
    const [window] = windows;
    const asked = fakeSystem.questions.length;
    const isCanceled = () => fakeSystem.questions.length > asked && fakeSystem.questionAnswer === 'Cancel';
    window?.close();
    for (let tries = 0; tries < 60 && window?.visible && !isCanceled(); tries++) await sleep(50);
  },
  maximizeWindow: () => windows[0]?.maximize(),
  setFullScreen: (flag: boolean) => windows[0]?.setFullScreen(flag),
  /** Drags the window there. */
  moveWindow: (bounds: Rectangle) => windows[0]?.setBounds(bounds),
  windowBounds: () => windows[0]?.getBounds() ?? null,
  /** Plugs displays in or out. The first is the primary one. */
  displays: (workAreas: Rectangle[]) => {
    fakeSystem.workAreas = workAreas;
  },
  /** Which button of the next questions is pressed. */
  answerQuestions: (button: string) => {
    fakeSystem.questionAnswer = button;
  },
  /** Which file is chosen in the next dialog for one. */
  chooseFile: (path: string) => void fakeSystem.chosenFiles.push(path),
  /** Presses keys, as `Control+W`, while the window has the focus. False if the app has no use for them. */
  pressKeys: (keys: string) =>
    pressAccelerator(keys, {
      closeWindow: () => void windows[0]?.close(),
      quit: () => app.quit(),
      zoom: (by) => windows[0]?.webContents.zoom(by),
    }),
  /** A right click in the page; Chromium says what is under it. */
  rightClick: (under: Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>) =>
    void windows[0]?.webContents.emit('context-menu', {}, under),
  /** Windows: the user logs off. */
  endSession: () => void windows[0]?.emit('session-end', { reasons: ['logoff'] }),
  focusWindow: () => windows[0]?.focus(),
  blurWindow: () => windows[0]?.blur(),
  /** Brings another site into the window, past every guard. */
  visit: async (url: string) => void (await windows[0]?.webContents.load(url)),

  /** The desktop shows tray icons from now on; the session bus is the test's to change. */
  startTrayHost: () => {
    fakeSystem.hasTray = true;
  },
  tray: () => ({ image: getTray().image, toolTip: getTray().toolTip, menu: toMenuEntries(getTray().template) }),
  clickTray: () => void getTray().emit('click', {}),
  /** Clicks the one enabled menu entry whose label holds `label`. */
  clickMenu: (label: string) => {
    const item = flattenMenu(getTray().template).find((one) => one.label?.includes(label) && one.enabled !== false);
    if (item === undefined) throw new Error(`The tray's menu has no entry "${label}" that can be clicked.`);
    item.click?.({} as never, undefined, {} as never);
  },

  toasts: () => toasts.map(({ options, shown, closed }) => ({ ...options, icon: typeof options.icon, shown, closed })),
  toastBehaviour: (behaviour: ToastBehaviour) => {
    fakeSystem.toastBehaviour = behaviour;
  },
  /** What the system keeps: the Notification Center, or the Action Center. Of earlier runs too. */
  deliveredToasts: () => deliveredToasts(),
  /** Clicks the newest toast that is up: on itself, or on one of its buttons. */
  clickToast: (button: number | null) => {
    const newest = deliveredToasts().at(-1);
    if (newest === undefined) throw new Error('No toast is up.');
    clickDelivered(newest.id, button);
  },
  clickDelivered: (id: string, button: number | null) => clickDelivered(id, button),
  /** Windows: an activation with these arguments, such as one of a toast that an older version showed. */
  activateWindows: (text: string) => activateWindows(text),
  /** Frees what the app no longer holds. */
  collectGarbage: async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      collect();
    }
  },

  machine: () => ({
    applicationMenu: fakeSystem.applicationMenu,
    contextMenu: fakeSystem.contextMenu,
    errorBoxes: fakeSystem.errorBoxes,
    questions: fakeSystem.questions,
    loginItem: { ...app.getLoginItemSettings(), writes: countLoginItemWrites(app.getPath('userData')) },
    badge: fakeSystem.badge,
    opened: fakeSystem.opened,
    clipboard: fakeSystem.clipboard,
    decisions: fakeSystem.decisions,
    shortcuts: [...fakeSystem.shortcuts.keys()],
    linkHandlers: Object.fromEntries(fakeSystem.linkHandlers),
  }),
  /** macOS: a link of the app is clicked while it runs. */
  openUrl: (url: string) => app.openUrl(url),
  pressShortcut: (accelerator: string) => fakeSystem.shortcuts.get(accelerator)?.(),
  /** Switches starting at login on or off in the system's own settings. */
  approveLoginItem: (approved: boolean) => approveLoginItem(app.getPath('userData'), approved),
  keyStore: (state: KeyStoreState) => {
    fakeSystem.keyStore = state;
    if (state === 'open') fakeSystem.keyStoreOpened.emit('open');
  },
  power: (event: string) => void fakeSystem.power.emit(event),
  online: (online: boolean) => {
    fakeSystem.online = online;
  },
  /** Adds to a page what only a renderer that was taken over could do. */
  invokeFromChildFrame: (channel: string, args: readonly unknown[]) =>
    windows[0]?.webContents.invokeFromChildFrame(channel, args),
  askProtocol: async (url: string) => {
    const response = await requestFromApp(url);
    return { status: response.status, text: await response.text() };
  },
};
export type Commands = typeof commands;

/** Answers the test's messages on the process's IPC channel. */
export function listenForCommands(): void {
  process.on('message', (message: { id: number; command: keyof Commands; args: unknown[] }) => {
    void runCommand(message).then((reply) => process.send?.({ id: message.id, ...reply }));
  });
}

async function runCommand({ command, args }: { command: keyof Commands; args: unknown[] }): Promise<object> {
  try {
    return { result: await (commands[command] as (...args: unknown[]) => unknown)(...args) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

function toMenuEntries(template: readonly MenuItemConstructorOptions[]): MenuEntry[] {
  return template
    .filter((item) => item.type !== 'separator')
    .map((item) => ({
      label: item.label ?? '',
      enabled: item.enabled !== false,
      submenu: toMenuEntries((item.submenu as MenuItemConstructorOptions[] | undefined) ?? []),
    }));
}

function flattenMenu(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [
    item,
    ...flattenMenu((item.submenu as MenuItemConstructorOptions[] | undefined) ?? []),
  ]);
}
