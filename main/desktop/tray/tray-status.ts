import type { AppState } from '../../../core/bridge/state/app.ts';

/** The statuses that the tray's icon shows: one image for each, distinct in shape as well as color. */
export const TRAY_STATUSES = ['connected', 'connecting', 'offline', 'attention', 'paused'] as const;
export type TrayStatus = (typeof TRAY_STATUSES)[number];

/** What the icon shows of the state: what needs the user first, then what the user chose, then the connection. */
export function trayStatus({ connection, conditions, paused_until }: TrayState): TrayStatus {
  if (connection.state === 'unauthorised' || connection.state === 'idle') return 'attention';
  if (conditions.some((condition) => condition.level === 'error')) return 'attention';
  if (paused_until !== null || connection.state === 'paused') return 'paused';
  if (connection.state === 'open') return 'connected';
  return connection.state === 'connecting' ? 'connecting' : 'offline';
}

/** The part of the app's state that the tray shows. */
export type TrayState = Pick<AppState, 'connection' | 'conditions' | 'paused_until' | 'profile' | 'locale'> & {
  readonly settings: Pick<AppState['settings'], 'time'>;
};
