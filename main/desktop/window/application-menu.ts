import type { MenuItemConstructorOptions } from 'electron';

/**
 * The menu of the application. macOS always has one, and its Edit menu is what makes copy and paste work
 * there; elsewhere the window has none. `'default'` while developing: Electron's own, with reload and tools.
 */
export function applicationMenu(
  platform: NodeJS.Platform,
  isPackaged: boolean,
): MenuItemConstructorOptions[] | null | 'default' {
  if (!isPackaged) return 'default';
  return platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] : null;
}
