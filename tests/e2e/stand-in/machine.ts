import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Clipboard, Dialog, Display, GlobalShortcut, Net, SafeStorage, Screen, Shell } from 'electron';
import { only } from './only.ts';
import { world } from './world.ts';

export const clipboard = only('clipboard', {
  writeText: async (text: string) => {
    world.clipboard = text;
  },
} satisfies Pick<Clipboard, 'writeText'>);

export const dialog = only('dialog', {
  showErrorBox: (title: string, text: string) => {
    console.error(`${title}: ${text}`);
  },
} satisfies Pick<Dialog, 'showErrorBox'>);

export const shell = only('shell', {
  openExternal: async (url: string) => {
    world.opened.push(url);
  },
  openPath: async () => '',
} satisfies Pick<Shell, 'openExternal' | 'openPath'>);

export const net = only('net', { isOnline: () => world.online } satisfies Pick<Net, 'isOnline'>);

export const powerMonitor = only('powerMonitor', world.power);

export const globalShortcut = only('globalShortcut', {
  register: (accelerator: string, callback: () => void) => {
    if (world.shortcuts.has(accelerator)) return false;
    world.shortcuts.set(accelerator, callback);
    return true;
  },
  unregister: (accelerator: string) => {
    world.shortcuts.delete(accelerator);
  },
} satisfies Pick<GlobalShortcut, 'register' | 'unregister'>);

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } } as Display;
export const screen = only('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
} satisfies Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays'>);

/** The same for every run, as the system's own key is. */
const SYSTEM_KEY = Buffer.alloc(32, 'stand-in');
const seal = (text: string) => {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', SYSTEM_KEY, iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]);
};
const unseal = (data: Buffer) => {
  const decipher = createDecipheriv('aes-256-cbc', SYSTEM_KEY, data.subarray(0, 16));
  return Buffer.concat([decipher.update(data.subarray(16)), decipher.final()]).toString('utf8');
};
export const safeStorage = only('safeStorage', {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text: string) => seal(text),
  decryptStringAsync: async (data: Buffer) => ({ result: unseal(data), shouldReEncrypt: false }),
  isEncryptionAvailable: () => true,
  encryptString: seal,
  decryptString: unseal,
  getSelectedStorageBackend: () => 'gnome_libsecret' as const,
} satisfies Partial<SafeStorage>);
