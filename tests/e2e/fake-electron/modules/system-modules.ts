import type {
  ClientRequestConstructorOptions,
  Clipboard,
  Dialog,
  Display,
  GlobalShortcut,
  MessageBoxOptions,
  MessageBoxReturnValue,
  Net,
  OpenDialogOptions,
  OpenDialogReturnValue,
  PowerMonitor,
  SaveDialogOptions,
  SaveDialogReturnValue,
  Screen,
  Shell,
} from 'electron';
import { fakeSystem } from '../fake-system.ts';
import { strictObject } from '../strict-object.ts';
import { FakeClientRequest } from './client-request.ts';
import { assertReady, readiness } from './readiness.ts';

export const clipboard = strictObject('clipboard', {
  writeText: async (text: string) => {
    fakeSystem.clipboard = text;
  },
} satisfies Pick<Clipboard, 'writeText'>);

export const dialog = strictObject('dialog', {
  showErrorBox: (title: string, text: string) => {
    fakeSystem.errorBoxes.push({ title, text });
    console.error(`${title}: ${text}`);
  },
  showMessageBox: async (options: MessageBoxOptions) => {
    assertReady('dialog module can only be used');
    fakeSystem.questions.push(`${options.message}\n${options.detail}`);
    const pressed = options.buttons?.indexOf(fakeSystem.questionAnswer) ?? -1;
    return { response: Math.max(pressed, 0), checkboxChecked: false };
  },
  showSaveDialog: async () => {
    assertReady('dialog module can only be used');
    const [filePath = ''] = fakeSystem.chosenFiles.splice(0, 1);
    return { canceled: filePath === '', filePath };
  },
  showOpenDialog: async () => {
    assertReady('dialog module can only be used');
    const filePaths = fakeSystem.chosenFiles.splice(0, 1);
    return { canceled: filePaths.length === 0, filePaths };
  },
} satisfies Pick<Dialog, 'showErrorBox'> & {
  showMessageBox(options: MessageBoxOptions): Promise<MessageBoxReturnValue>;
  showSaveDialog(options: SaveDialogOptions): Promise<SaveDialogReturnValue>;
  showOpenDialog(options: OpenDialogOptions): Promise<OpenDialogReturnValue>;
});

export const shell = strictObject('shell', {
  openExternal: async (url: string) => {
    fakeSystem.opened.push(url);
  },
  openPath: async () => '',
} satisfies Pick<Shell, 'openExternal' | 'openPath'>);

export const net = strictObject('net', {
  isOnline: () => fakeSystem.online,
  request: (options: ClientRequestConstructorOptions) => new FakeClientRequest(options),
} satisfies Pick<Net, 'isOnline'> & { request(options: ClientRequestConstructorOptions): object });

export const powerMonitor = strictObject(
  'powerMonitor',
  Object.assign(fakeSystem.power, {
    getSystemIdleTime: () => fakeSystem.idleSeconds,
    getSystemIdleState: () => fakeSystem.idleState,
  } satisfies Pick<PowerMonitor, 'getSystemIdleTime' | 'getSystemIdleState'>),
);

export const globalShortcut = strictObject('globalShortcut', {
  register: (accelerator: string, callback: () => void) => {
    if (!readiness.isReady) throw new Error('globalShortcut cannot be used before the app is ready');
    if (!/^[\w+,./;'[\]\\`=-]+$/.test(accelerator)) throw new TypeError(`Error processing argument: ${accelerator}`);
    if (fakeSystem.shortcutBehaviour === 'taken' || fakeSystem.shortcuts.has(accelerator)) return false;
    // The Wayland portal asks the user later, or refuses: the caller gets `true` all the same.
    if (fakeSystem.shortcutBehaviour === 'free') fakeSystem.shortcuts.set(accelerator, callback);
    return true;
  },
  unregister: (accelerator: string) => {
    fakeSystem.shortcuts.delete(accelerator);
  },
} satisfies Pick<GlobalShortcut, 'register' | 'unregister'>);

function displays(): Display[] {
  assertReady("The 'screen' module can only be used");
  return fakeSystem.workAreas.map((workArea, id) => ({ id, workArea }) as Display);
}

export const screen = strictObject('screen', {
  getPrimaryDisplay: () => displays()[0] as Display,
  getAllDisplays: displays,
} satisfies Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays'>);
