import type { MenuItemConstructorOptions } from 'electron';

/** Zooming in takes Shift on most keyboards (`+`); browsers also take the key without it, and the number pad. */
const ZOOM_MENU: MenuItemConstructorOptions = {
  label: 'View',
  submenu: [
    { role: 'zoomIn' },
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
    { role: 'zoomIn', accelerator: 'CommandOrControl+numadd', visible: false },
    { role: 'zoomOut' },
    { role: 'zoomOut', accelerator: 'CommandOrControl+numsub', visible: false },
    { role: 'resetZoom' },
  ],
};

/**
 * The menu of the application, whose keys are those of the platform: Ctrl+W (⌘W) closes the window, Ctrl+Q (⌘Q) quits
 * on Linux and macOS, and the zoom keys are those of a browser. Outside macOS the menu is hidden until Alt is pressed.
 * `'default'` while developing: Electron's own, with reload and tools.
 */
export function applicationMenu(
  platform: NodeJS.Platform,
  isPackaged: boolean,
): MenuItemConstructorOptions[] | 'default' {
  if (!isPackaged) return 'default';
  const edit: MenuItemConstructorOptions = { role: 'editMenu' };
  if (platform === 'darwin')
    return [{ role: 'appMenu' }, { role: 'fileMenu' }, edit, ZOOM_MENU, { role: 'windowMenu' }];
  return [{ label: 'File', submenu: [{ role: 'close' }, { role: 'quit' }] }, edit, ZOOM_MENU];
}
