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

const NOTHING_DRAWN = { icon: '', tooltip: '', menu: '' } as const;

/**
 * The tray icon with its menu. A left click toggles the window, except on macOS, where it opens the menu. `update` draws
 * what changed; `recreate` makes the icon anew, for a desktop that began to show tray icons only now.
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
}): { update(): void; recreate(): void; dispose(): void } {
  let drawn: Readonly<Record<keyof typeof NOTHING_DRAWN, string>> = NOTHING_DRAWN;
  let cancelRedraw: (() => void) | null = null;

  const iconOf = ({ state, unseen }: TrayView) => trayIconFile(icons, platform, trayStatus(state), unseen > 0);
  const create = () => {
    const created = host.createTray(host.image(iconOf(view())));
    if (platform !== 'darwin') created.on('click', () => actions.toggleWindow());
    return created;
  };
  let tray = create();

  const draw = () => {
    cancelRedraw?.();
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
  draw();

  return {
    update: () => {
      cancelRedraw ??= clock.after(REDRAW_DELAY_MS, draw);
    },
    recreate: () => {
      tray.destroy();
      tray = create();
      drawn = NOTHING_DRAWN;
      draw();
    },
    dispose: () => {
      cancelRedraw?.();
      tray.destroy();
    },
  };
}
