import { join } from 'node:path';
import type { Clock, Log } from '../engine/ports.ts';
import { createAutostart } from '../host/autostart.ts';
import { showBadge } from './badge.ts';
import { applyLoginItem } from './login-item.ts';
import type { Presence } from './presence.ts';
import { shortcutKeys } from './shortcuts.ts';
import { createTray } from './tray.ts';
import type { MainWindow } from './window.ts';

type Electron = Pick<typeof import('electron'), 'app' | 'globalShortcut' | 'Menu' | 'nativeImage' | 'Tray'>;

/**
 * Takes the app's places on the desktop (tray, badge, shortcuts, login item) and has `presence` keep them in step.
 * The answer gives them up again.
 */
export async function takePlaces(
  electron: Electron,
  {
    presence,
    window,
    icons,
    platform,
    clock,
    log,
  }: {
    presence: Presence;
    window: Pick<MainWindow, 'overlay'>;
    icons: string;
    platform: NodeJS.Platform;
    clock: Clock;
    log: Log;
  },
): Promise<() => void> {
  const { app, globalShortcut, Menu, nativeImage, Tray } = electron;
  const { actions, view } = presence;
  const image = (file: string) => nativeImage.createFromPath(file);
  const tray = createTray({
    host: { create: (picture) => new Tray(picture), menu: (template) => Menu.buildFromTemplate(template), image },
    platform,
    icons,
    clock,
    actions,
    view,
  });
  const shortcuts = shortcutKeys(globalShortcut, { open_window: actions.openWindow, open_newest: actions.openNewest });
  const badge = { app, platform, mark: () => image(join(icons, 'overlay-unseen.png')), overlay: window.overlay };
  const program = process.env.APPIMAGE ?? app.getPath('exe');
  const login = { app, platform, autostart: createAutostart(), program, log };
  const unfollow = await presence.follow({
    tray,
    shortcuts,
    showBadge: (unseen) => showBadge(unseen, badge),
    applyStartup: (startup) => applyLoginItem(startup, login),
  });
  return () => {
    unfollow();
    shortcuts.release();
    tray.destroy();
  };
}
