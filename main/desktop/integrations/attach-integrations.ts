import { join } from 'node:path';
import type { Clock, Log } from '../../engine/ports.ts';
import { createAutostart } from '../../host/autostart.ts';
import type { DesktopController } from '../desktop-controller.ts';
import { showBadge } from '../tray/badge.ts';
import { createTray } from '../tray/tray.ts';
import { watchTrayHost } from '../tray/tray-host.ts';
import type { MainWindow } from '../window/main-window.ts';
import type { WindowTheme } from '../window/theme.ts';
import { createGlobalShortcuts } from './global-shortcuts.ts';
import { createLoginItem } from './login-item.ts';

type Electron = Pick<typeof import('electron'), 'app' | 'globalShortcut' | 'Menu' | 'nativeImage' | 'Tray'>;

/**
 * Attaches the app to the desktop (tray, badge, shortcuts, login item) and lets `controller` keep these in step.
 * Returns what detaches it again.
 */
export async function attachIntegrations(
  electron: Electron,
  {
    controller,
    window,
    theme,
    icons,
    platform,
    clock,
    log,
  }: {
    controller: DesktopController;
    window: Pick<MainWindow, 'setOverlayIcon'>;
    theme: Pick<WindowTheme, 'apply'>;
    icons: string;
    platform: NodeJS.Platform;
    clock: Clock;
    log: Log;
  },
): Promise<() => void> {
  const { app, globalShortcut, Menu, nativeImage, Tray } = electron;
  const { actions, view } = controller;
  const image = (file: string) => nativeImage.createFromPath(file);
  // Before the tray is made, so that no change is missed.
  const stopTrayHostWatch = await watchTrayHost(platform, () => tray.recreate());
  const tray = createTray({
    host: {
      createTray: (picture) => new Tray(picture),
      createMenu: (template) => Menu.buildFromTemplate(template),
      image,
    },
    platform,
    icons,
    clock,
    actions,
    view,
  });
  const shortcuts = createGlobalShortcuts(globalShortcut, {
    open_window: actions.openWindow,
    open_newest: actions.openNewest,
  });
  const badge = {
    app,
    platform,
    overlayIcon: () => image(join(icons, 'overlay-unseen.png')),
    setOverlayIcon: window.setOverlayIcon,
  };
  const loginItem = createLoginItem({
    app,
    platform,
    autostart: createAutostart(),
    program: process.env.APPIMAGE ?? process.env.PORTABLE_EXECUTABLE_FILE ?? null,
    executable: app.getPath('exe'),
    log,
  });
  const stopController = await controller.start({
    tray,
    shortcuts,
    showBadge: (unseen) => showBadge(unseen, badge),
    loginItem,
    applyTheme: theme.apply,
  });
  return () => {
    stopController();
    stopTrayHostWatch();
    shortcuts.dispose();
    tray.dispose();
  };
}
