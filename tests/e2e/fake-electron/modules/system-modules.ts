import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Clipboard, Dialog, Display, GlobalShortcut, Net, SafeStorage, Screen, Shell } from 'electron';
import { fakeSystem } from '../fake-system.ts';
import { strictObject } from '../strict-object.ts';

export const clipboard = strictObject('clipboard', {
  writeText: async (text: string) => {
    fakeSystem.clipboard = text;
  },
} satisfies Pick<Clipboard, 'writeText'>);

export const dialog = strictObject('dialog', {
  showErrorBox: (title: string, text: string) => {
    console.error(`${title}: ${text}`);
  },
} satisfies Pick<Dialog, 'showErrorBox'>);

export const shell = strictObject('shell', {
  openExternal: async (url: string) => {
    fakeSystem.opened.push(url);
  },
  openPath: async () => '',
} satisfies Pick<Shell, 'openExternal' | 'openPath'>);

export const net = strictObject('net', { isOnline: () => fakeSystem.online } satisfies Pick<Net, 'isOnline'>);

export const powerMonitor = strictObject('powerMonitor', fakeSystem.power);

export const globalShortcut = strictObject('globalShortcut', {
  register: (accelerator: string, callback: () => void) => {
    if (fakeSystem.shortcuts.has(accelerator)) return false;
    fakeSystem.shortcuts.set(accelerator, callback);
    return true;
  },
  unregister: (accelerator: string) => {
    fakeSystem.shortcuts.delete(accelerator);
  },
} satisfies Pick<GlobalShortcut, 'register' | 'unregister'>);

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } } as Display;
export const screen = strictObject('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
} satisfies Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays'>);

/** The same for every run, as the system's own key is. */
const SYSTEM_KEY = Buffer.alloc(32, 'fake-electron');
const encrypt = (text: string) => {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', SYSTEM_KEY, iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]);
};
const decrypt = (data: Buffer) => {
  const decipher = createDecipheriv('aes-256-cbc', SYSTEM_KEY, data.subarray(0, 16));
  return Buffer.concat([decipher.update(data.subarray(16)), decipher.final()]).toString('utf8');
};
export const safeStorage = strictObject('safeStorage', {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text: string) => encrypt(text),
  decryptStringAsync: async (data: Buffer) => ({ result: decrypt(data), shouldReEncrypt: false }),
  isEncryptionAvailable: () => true,
  encryptString: encrypt,
  decryptString: decrypt,
  getSelectedStorageBackend: () => 'gnome_libsecret' as const,
} satisfies Partial<SafeStorage>);
