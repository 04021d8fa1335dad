import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoginItemSettings, Settings } from 'electron';
import { fakeSystem } from '../fake-system.ts';

/** Whether the system starts the app at login. It belongs to the system, so it outlives the app. */
const fileOf = (userData: string) => join(userData, 'fake-login-item.json');

interface LoginItem {
  /** In the list of what starts at login. */
  readonly registered: boolean;
  /** Not switched off by the user in the system's own settings. */
  readonly approved: boolean;
  /** How often the app wrote it. */
  readonly writes: number;
}

/** What Electron does with `openAtLogin`; nothing on Linux, as `Browser::SetLoginItemSettings` there. */
export function writeLoginItem(userData: string, { openAtLogin = false }: Settings): void {
  if (fakeSystem.platform === 'linux') return;
  const { approved, writes } = read(userData);
  // Windows: writing switches it on again in Task Manager too. macOS leaves to the user what the user switched off.
  write(userData, {
    registered: openAtLogin,
    approved: fakeSystem.platform === 'win32' || approved,
    writes: writes + 1,
  });
}

/** What the user does in the system's settings (Windows: Task Manager): what is registered stays so. */
export function approveLoginItem(userData: string, approved: boolean): void {
  write(userData, { ...read(userData), approved });
}

export function readLoginItem(userData: string): LoginItemSettings {
  const { registered, approved } = read(userData);
  const works = fakeSystem.platform !== 'linux' && registered && approved;
  return {
    // Windows reports the registration here, whether or not Task Manager has switched it off.
    openAtLogin: fakeSystem.platform === 'win32' ? registered : works,
    wasOpenedAtLogin: false,
    status: works ? 'enabled' : registered ? 'requires-approval' : 'not-registered',
    executableWillLaunchAtLogin: works,
    launchItems: [],
  };
}

/** How often the app wrote it. */
export function countLoginItemWrites(userData: string): number {
  return read(userData).writes;
}

function write(userData: string, item: LoginItem): void {
  mkdirSync(userData, { recursive: true });
  writeFileSync(fileOf(userData), JSON.stringify(item));
}

function read(userData: string): LoginItem {
  try {
    return JSON.parse(readFileSync(fileOf(userData), 'utf8'));
  } catch {
    return { registered: false, approved: true, writes: 0 };
  }
}
