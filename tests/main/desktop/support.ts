import { EventEmitter } from 'node:events';
import type { AppState } from '../../../core/bridge/contract.ts';
import type { NotificationItem } from '../../../core/feed/item.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import type { Clock, Log } from '../../../main/engine/ports.ts';

/** A clock that stands still until `advance` is called. */
export function virtualClock(startMs = Date.parse('2026-06-01T12:00:00Z')): Clock & { advance(ms: number): void } {
  let nowMs = startMs;
  let timers: { at: number; task: () => void }[] = [];
  return {
    now: () => nowMs,
    after: (delayMs, task) => {
      const timer = { at: nowMs + delayMs, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    advance: (ms) => {
      const end = nowMs + ms;
      for (;;) {
        const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((one) => one !== next);
        nowMs = next.at;
        next.task();
      }
      nowMs = end;
    },
  };
}

/** A log that keeps its lines. */
export function recordingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const line = (message: string) => void lines.push(message);
  return { lines, debug: line, info: line, warn: line, error: line };
}

/** `on`, `once` and the like of an Electron object, with `emit` for the test. */
export function emitter(): EventEmitter {
  return new EventEmitter();
}

export function appState(overrides: Partial<AppState> = {}): AppState {
  return {
    mode: 'desktop',
    platform: 'linux',
    version: '1.2.3',
    profile: 'live',
    key: { set: true, ending: '3f9a', storage: { secure: true, detail: '' } },
    connection: { state: 'open', since: '2026-06-01T12:00:00Z', detail: 'Connected', trouble: null, retry_at: null },
    feed_delay_ms: null,
    paused_until: null,
    quiet_now: false,
    settings: DEFAULT_SETTINGS,
    abilities: { tray: true, open_at_login: true, global_shortcuts: true, toast_actions: true },
    conditions: [],
    counts: { alerts_today: 0, notifications_today: 0 },
    ...overrides,
  };
}

export function alertItem(id: number, overrides: Partial<NotificationItem> = {}): NotificationItem {
  return {
    kind: 'notification',
    id,
    received_at: new Date(Date.parse('2026-06-01T12:00:00Z') + id * 1000).toISOString(),
    timestamp: '2026-06-01T12:00:00Z',
    event_id: 'abc123',
    website: 'ticketmaster',
    region: 'US',
    event_infos: {
      event_name: 'Simon & Garfunkel',
      event_date: null,
      event_time: null,
      event_venue: 'Madison Square Garden',
      event_venue_url: null,
      event_artist_name: null,
      event_location: null,
      event_url: null,
      event_image: null,
    },
    changes: [],
    outcome: 'alert',
    entry: 'abc123',
    best: {
      key: 'floor-ga',
      section_name: 'Floor GA',
      offer_name: 'Floor GA',
      row: null,
      price: 129.5,
      price_label: '$129.50',
      stock: 12,
      longest_adjacent_seats: null,
    },
    surviving: 1,
    offer_count: 1,
    why: null,
    unverified: [],
    has_link: true,
    opened_at: null,
    test: false,
    ...overrides,
  };
}
