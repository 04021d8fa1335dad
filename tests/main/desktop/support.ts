import { EventEmitter } from 'node:events';
import type { AppState } from '../../../core/bridge/state/app.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import type { Clock, Log } from '../../../main/engine/ports.ts';
import { sampleState } from '../../renderer/sample/app-state.ts';
import { buildItem } from '../../support/build-item.ts';
import { EVENT_INFOS } from '../../support/build-notification.ts';

/** A clock that stands still until `advance` is called. */
export function virtualClock(startMs = Date.parse('2026-06-01T12:00:00Z')): Clock & { advance(ms: number): void } {
  let nowMs = startMs;
  let timers: { at: number; task: () => void }[] = [];
  return {
    now: () => nowMs,
    elapsed: () => nowMs,
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
  return sampleState({
    mode: 'desktop',
    version: '1.2.3',
    profile: 'live',
    key: { set: true, ending: '3f9a', entered_for: null, storage: { secure: true, detail: '' } },
    connection: { state: 'open', since: '2026-06-01T12:00:00Z', detail: 'Connected', problem: null, retry_at: null },
    feed_delay_ms: null,
    stream: null,
    counts: { alerts_today: 0, notifications_today: 0 },
    ...overrides,
  });
}

export function alertItem(id: number, overrides: Partial<NotificationItem> = {}): NotificationItem {
  const received = new Date(Date.parse('2026-06-01T12:00:00Z') + id * 1000).toISOString();
  const event_infos = { ...EVENT_INFOS, event_name: 'Simon & Garfunkel' };
  return buildItem({ id, received_at: received, event_infos, ...overrides });
}
