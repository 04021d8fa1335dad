import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from 'electron';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import type { Clock } from '../../engine/ports.ts';
import { trayIconFile } from './tray-icon.ts';
import { type TrayActions, trayMenu } from './tray-menu.ts';
import { type TrayState, trayStatus } from './tray-status.ts';
import { formatTooltip } from './tray-text.ts';

/** Changes within this time are drawn once: the menu is rebuilt whole, and a burst must not keep it from being used. */
const REDRAW_DELAY_MS = 200;

export interface TrayFactory {
  createTray(loadImage: NativeImage): Pick<Tray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'on' | 'destroy'>;
  createMenu(template: MenuItemConstructorOptions[]): Menu;
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
 * The tray icon with its menu. `update` draws what changed; a left click toggles the window, except on macOS, where it
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
  host: TrayFactory;
  platform: NodeJS.Platform;
  icons: string;
  clock: Clock;
  actions: TrayActions & { toggleWindow(): void };
  view: () => TrayView;
}): { update(): void; dispose(): void } {
  let drawn = { icon: '', tooltip: '', menu: '' };
  let cancelRedraw: (() => void) | null = null;

  const iconOf = ({ state, unseen }: TrayView) => trayIconFile(icons, platform, trayStatus(state), unseen > 0);
  const tray = host.createTray(host.image(iconOf(view())));

  const draw = () => {
    cancelRedraw = null;
    const current = view();
    const template = trayMenu(current.state, current.alerts, actions, () => clock.now());
    const next = {
      icon: iconOf(current),
      tooltip: formatTooltip(current.state, current.alerts[0], current.unseen, clock.now()),
      menu: JSON.stringify([template, current.alerts.map((alert) => alert.id)]),
    };
    if (next.icon !== drawn.icon) tray.setImage(host.image(next.icon));
    if (next.tooltip !== drawn.tooltip) tray.setToolTip(next.tooltip);
    if (next.menu !== drawn.menu) tray.setContextMenu(host.createMenu(template));
    drawn = next;
  };
  if (platform !== 'darwin') tray.on('click', () => actions.toggleWindow());
  draw();

  return {
    update: () => {
      cancelRedraw ??= clock.after(REDRAW_DELAY_MS, draw);
    },
    dispose: () => {
      cancelRedraw?.();
      tray.destroy();
    },
  };
}
