import type { AppState } from '../../../core/bridge/state/app.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import { NOW_MS } from './events.ts';

/** A connected app in demo mode. */
export function sampleState(over: Partial<AppState> = {}): AppState {
  return {
    mode: 'browser',
    platform: 'linux',
    version: '0.1.0',
    locale: '',
    profile: 'demo',
    profile_number: 1,
    key: {
      set: true,
      ending: '3f9a',
      entered_for: null,
      storage: { secure: true, detail: 'The key is encrypted by the system.' },
    },
    connection: {
      state: 'open',
      since: new Date(NOW_MS - 600_000).toISOString(),
      detail: 'Connected',
      problem: null,
      retry_at: null,
    },
    feed_delay_ms: 400,
    paused_until: null,
    quiet_now: false,
    settings: { ...DEFAULT_SETTINGS, time: { zone: 'system', clock: '24h' } },
    last_alarm: null,
    last_heartbeat: null,
    stream: { url: 'http://127.0.0.1:38218', file: null, readers: 0 },
    computers: null,
    abilities: {
      tray: true,
      quit: true,
      open_at_login: true,
      global_shortcuts: true,
      shortcuts_confirmed: true,
      toast_actions: true,
      presence: true,
    },
    alert_route: { by: 'system', tried: true },
    conditions: [],
    update: {
      method: 'install',
      phase: 'current',
      version: null,
      notes: '',
      checked_at: '2026-06-01T12:00:00Z',
      problem: null,
    },
    counts: { alerts_today: 24, notifications_today: 131 },
    ...over,
  };
}

/** The condition while a watchlist file that could not be read is kept. */
export const UNREAD = {
  level: 'warning',
  title: 'A watchlist that could not be read is still kept',
  text: 'watchlist.unreadable-1780344000000.json in /home/you/.config/Eventory Tray/live. Events that are not on your watchlist alert for now, whatever the settings say, because the file may name them. Repair it there and try again, or start with this watchlist: the file then stays there under another name.',
  about: 'unread_watchlist',
} as const;
