import type { MenuItemConstructorOptions } from 'electron';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import type { TrayState } from './tray-status.ts';
import { formatAlertLine, formatClockTime, formatStatusLine } from './tray-text.ts';

export interface TrayActions {
  openAlert(item: NotificationItem): void;
  /** Milliseconds since the epoch; `null` resumes. */
  pauseUntil(untilMs: number | null): void;
  openWindow(): void;
  openSettings(): void;
  quit(): void;
}

const MINUTE_MS = 60_000;

/** The tray's menu: the state, the newest alerts, pause, and the ways into and out of the app. */
export function trayMenu(
  state: TrayState,
  alerts: readonly NotificationItem[],
  actions: TrayActions,
  now: () => number,
): MenuItemConstructorOptions[] {
  return [
    { label: escapeMnemonics(formatStatusLine(state)), enabled: false },
    { type: 'separator' },
    ...(alerts.length === 0 ? [{ label: 'No alerts yet', enabled: false }] : alerts.map(alertItem(actions))),
    { type: 'separator' },
    pauseItem(state, actions, now),
    { type: 'separator' },
    { label: 'Open Eventory Tray', click: () => actions.openWindow() },
    { label: 'Settings…', click: () => actions.openSettings() },
    { type: 'separator' },
    { label: 'Quit', click: () => actions.quit() },
  ];
}

function alertItem(actions: TrayActions): (item: NotificationItem) => MenuItemConstructorOptions {
  return (item) => ({
    label: escapeMnemonics(formatAlertLine(item)),
    enabled: item.has_link,
    click: () => actions.openAlert(item),
  });
}

function pauseItem({ paused_until }: TrayState, actions: TrayActions, now: () => number): MenuItemConstructorOptions {
  if (paused_until !== null) {
    return {
      label: `Resume alerts (paused until ${formatClockTime(paused_until)})`,
      click: () => actions.pauseUntil(null),
    };
  }
  return {
    label: 'Pause alerts',
    submenu: [
      { label: 'For 30 minutes', click: () => actions.pauseUntil(now() + 30 * MINUTE_MS) },
      { label: 'For 1 hour', click: () => actions.pauseUntil(now() + 60 * MINUTE_MS) },
      { label: 'Until tomorrow', click: () => actions.pauseUntil(nextMidnightMs(now())) },
    ],
  };
}

/** The user's next midnight. */
function nextMidnightMs(nowMs: number): number {
  const day = new Date(nowMs);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

/** Menus read `&` as the mark of a mnemonic. */
function escapeMnemonics(label: string): string {
  return label.replaceAll('&', '&&');
}
