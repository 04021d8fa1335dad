import type { MenuItemConstructorOptions } from 'electron';
import { app } from './app.ts';
import { browser } from './browser.ts';
import { windows } from './browser-window.ts';
import { activateToast, toasts } from './notification.ts';
import { ask } from './protocol.ts';
import { theTray } from './tray.ts';
import { type ToastBehaviour, world } from './world.ts';

/** A menu entry as a test sees it. */
export interface MenuEntry {
  readonly label: string;
  readonly enabled: boolean;
  readonly submenu: readonly MenuEntry[];
}

/** What a test can see and do from outside the app's process. Everything in and out is plain JSON. */
export const commands = {
  /** Where Chromium can be reached for the pages themselves. */
  endpoint: async () => (await browser(app.getPath('userData'))).endpoint,
  quit: () => app.quit(),
  secondInstance: () => void app.emit('second-instance', {}, [], '', null),

  window: () => {
    const [window] = windows;
    if (window === undefined) return null;
    const { visible, focused, overlay, options } = window;
    return { visible, focused, overlay, width: options.width, height: options.height, title: options.title };
  },
  closeWindow: () => windows[0]?.pressClose(),
  focusWindow: () => windows[0]?.focus(),
  blurWindow: () => windows[0]?.blur(),
  /** Brings another site into the window, past every guard. */
  visit: async (url: string) => void (await windows[0]?.webContents.load(url)),

  tray: () => ({ image: theTray().image, toolTip: theTray().toolTip, menu: entries(theTray().template) }),
  clickTray: () => void theTray().emit('click', {}),
  /** Clicks the one enabled menu entry whose label holds `label`. */
  clickMenu: (label: string) => {
    const item = flat(theTray().template).find((one) => one.label?.includes(label) && one.enabled !== false);
    if (item === undefined) throw new Error(`The tray's menu has no entry "${label}" that can be clicked.`);
    item.click?.({} as never, undefined, {} as never);
  },

  toasts: () => toasts.map(({ options, shown, closed }) => ({ ...options, icon: typeof options.icon, shown, closed })),
  toastBehaviour: (behaviour: ToastBehaviour) => {
    world.toastBehaviour = behaviour;
  },
  /** Clicks the newest toast that is up: on itself, or on one of its buttons. */
  clickToast: (actionIndex: number | null) => {
    const toast = toasts.findLast((one) => one.shown && !one.closed);
    if (toast === undefined) throw new Error('No toast is up.');
    if (actionIndex === null) toast.emit('click', {});
    else toast.emit('action', { actionIndex, selectionIndex: -1 });
  },
  activateToast: (id: string, actionIndex: number | null) => activateToast(id, actionIndex),

  machine: () => ({
    badge: world.badge,
    opened: world.opened,
    clipboard: world.clipboard,
    decisions: world.decisions,
    shortcuts: [...world.shortcuts.keys()],
  }),
  pressShortcut: (accelerator: string) => world.shortcuts.get(accelerator)?.(),
  power: (event: string) => void world.power.emit(event),
  online: (online: boolean) => {
    world.online = online;
  },
  askProtocol: async (url: string) => {
    const response = await ask(url);
    return { status: response.status, text: await response.text() };
  },
};
export type Commands = typeof commands;

/** Answers the test's messages on the process's IPC channel. */
export function listen(): void {
  process.on('message', (message: { id: number; command: keyof Commands; args: unknown[] }) => {
    void answer(message).then((reply) => process.send?.({ id: message.id, ...reply }));
  });
}

async function answer({ command, args }: { command: keyof Commands; args: unknown[] }): Promise<object> {
  try {
    return { result: await (commands[command] as (...args: unknown[]) => unknown)(...args) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

function entries(template: readonly MenuItemConstructorOptions[]): MenuEntry[] {
  return template
    .filter((item) => item.type !== 'separator')
    .map((item) => ({
      label: item.label ?? '',
      enabled: item.enabled !== false,
      submenu: entries((item.submenu as MenuItemConstructorOptions[] | undefined) ?? []),
    }));
}

function flat(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...flat((item.submenu as MenuItemConstructorOptions[] | undefined) ?? [])]);
}
