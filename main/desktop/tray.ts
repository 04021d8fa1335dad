import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from 'electron';
import type { NotificationItem } from '../../core/feed/item.ts';
import type { Clock } from '../engine/ports.ts';
import { trayIconFile } from './tray-icon.ts';
import { type TrayActions, trayMenu } from './tray-menu.ts';
import { type TrayState, trayMood } from './tray-mood.ts';
import { tooltip } from './tray-text.ts';

/** Changes within this time are drawn once: the menu is rebuilt whole, and a burst must not keep it from being used. */
const REDRAW_MS = 200;

export interface TrayHost {
  create(image: NativeImage): Pick<Tray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'on' | 'destroy'>;
  menu(template: MenuItemConstructorOptions[]): Menu;
  image(file: string): NativeImage;
}

/** What the tray shows. */
export interface TrayView {
  readonly state: TrayState;
  /** Newest first. */
  readonly alerts: readonly NotificationItem[];
  readonly unseen: number;
}

/**
 * The tray icon with its menu. `update` draws what changed; a left click toggles the window, but on macOS, where it
 * opens the menu.
 */
export function createTray({
  host,
  platform,
  icons,
  clock,
  actions,
  view,
}: {
  host: TrayHost;
  platform: NodeJS.Platform;
  icons: string;
  clock: Clock;
  actions: TrayActions & { toggleWindow(): void };
  view: () => TrayView;
}): { update(): void; destroy(): void } {
  let drawn = { icon: '', tooltip: '', menu: '' };
  let pending: (() => void) | null = null;

  const iconOf = ({ state, unseen }: TrayView) => trayIconFile(icons, platform, trayMood(state), unseen > 0);
  const tray = host.create(host.image(iconOf(view())));

  const draw = () => {
    pending = null;
    const current = view();
    const template = trayMenu(current.state, current.alerts, actions, () => clock.now());
    const next = {
      icon: iconOf(current),
      tooltip: tooltip(current.state, current.alerts[0], current.unseen),
      menu: JSON.stringify([template, current.alerts.map((alert) => alert.id)]),
    };
    if (next.icon !== drawn.icon) tray.setImage(host.image(next.icon));
    if (next.tooltip !== drawn.tooltip) tray.setToolTip(next.tooltip);
    if (next.menu !== drawn.menu) tray.setContextMenu(host.menu(template));
    drawn = next;
  };
  if (platform !== 'darwin') tray.on('click', () => actions.toggleWindow());
  draw();

  return {
    update: () => {
      pending ??= clock.after(REDRAW_MS, draw);
    },
    destroy: () => {
      pending?.();
      tray.destroy();
    },
  };
}
