import type { MenuItemConstructorOptions } from 'electron';
import { formatPauseEnd, PAUSE_CHOICES } from '../../../core/alerts/pause-choices.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import type { TimeFormat } from '../../../core/time/time-format.ts';
import type { TrayState } from './tray-status.ts';
import { formatAlertLine, formatStatusLine, timesOf } from './tray-text.ts';

export interface TrayActions {
  openAlert(item: NotificationItem): void;
  /** RFC3339; `null` resumes. */
  pauseUntil(until: string | null): void;
  openWindow(): void;
  openSettings(): void;
  openReplay(): void;
  quit(): void;
}

/** The tray's menu: the state, the newest alerts, pause, and the ways into and out of the app. */
export function trayMenu(
  state: TrayState,
  alerts: readonly NotificationItem[],
  actions: TrayActions,
  now: () => number,
): MenuItemConstructorOptions[] {
  return [
    { label: escapeMnemonics(formatStatusLine(state, now())), enabled: false },
    { type: 'separator' },
    ...(alerts.length === 0
      ? [{ label: 'No alerts yet', enabled: false }]
      : alerts.map(alertItem(actions, timesOf(state)))),
    { type: 'separator' },
    pauseItem(state, actions, now),
    { type: 'separator' },
    { label: 'Open Eventory Tray', click: () => actions.openWindow() },
    { label: 'Replay an evening…', click: () => actions.openReplay() },
    { label: 'Settings…', click: () => actions.openSettings() },
    { type: 'separator' },
    { label: 'Quit', click: () => actions.quit() },
  ];
}

function alertItem(actions: TrayActions, times: TimeFormat): (item: NotificationItem) => MenuItemConstructorOptions {
  return (item) => ({
    label: escapeMnemonics(formatAlertLine(item, times)),
    enabled: item.has_link,
    click: () => actions.openAlert(item),
  });
}

function pauseItem(state: TrayState, actions: TrayActions, now: () => number): MenuItemConstructorOptions {
  const { paused_until } = state;
  if (paused_until !== null) {
    return {
      label: `Resume alerts (paused ${formatPauseEnd(paused_until, now(), timesOf(state))})`,
      click: () => actions.pauseUntil(null),
    };
  }
  return {
    label: 'Pause alerts',
    submenu: PAUSE_CHOICES.map(({ label, until }) => ({
      label,
      click: () => actions.pauseUntil(until(now(), state.settings.time.zone)),
    })),
  };
}

/** Menus read `&` as the mark of a mnemonic. */
function escapeMnemonics(label: string): string {
  return label.replaceAll('&', '&&');
}
