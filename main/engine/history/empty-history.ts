import { exportPart, type SeriesCursor } from '../../../core/bridge/export-part.ts';
import { HISTORY_CSV_HEADER } from '../../../core/feed/records/history-rows.ts';
import { SERIES_CSV_HEADER } from '../../../core/series/series-rows.ts';
import { summarizeDurations } from '../../../core/statistics/durations.ts';
import { countByHourOfWeek } from '../../../core/statistics/hour-of-week.ts';
import type { History } from './history.ts';

/** Replaces the history if not even its thread can run: the feed lives in the window, alerts go on. */
export function createEmptyHistory(): History {
  return {
    record: () => {},
    resume: async () => ({
      nextId: 1,
      alerted: [],
      alertsToday: 0,
      notificationsToday: 0,
      entryCounts: [],
      gotTickets: [],
      toasts: [],
      openGap: null,
    }),
    events: async () => [],
    list: async () => ({ items: [], more: false }),
    count: async () => ({ alerts: { count: 0, more: false }, everything: { count: 0, more: false } }),
    listEvents: async () => ({ events: [], total: 0 }),
    eventSeries: async () => ({
      choices: [],
      from: 0,
      to: 0,
      steps: [],
      condensed: false,
      price_label: null,
      alerts: [],
      gaps: [],
    }),
    dropStatistics: async () => ({
      drops: 0,
      hours: countByHourOfWeek([], 'UTC'),
      sold_out: summarizeDurations([]),
      good: summarizeDurations([]),
    }),
    exportItems: async (query, format) =>
      exportPart<number>([], { format, isFirst: query.before === null, csvHeader: HISTORY_CSV_HEADER, next: null }),
    exportSeries: async ({ format, after }) =>
      exportPart<SeriesCursor>([], { format, isFirst: after === null, csvHeader: SERIES_CSV_HEADER, next: null }),
    messageQuarters: async () => [],
    websites: async () => [],
    loadPrices: async (loads) => loads.map(({ event_id }) => ({ event_id, prices: [] })),
    pastPrices: async () => new Map(),
    alertStatistics: async (period) => ({
      period,
      from: null,
      counted: [],
      toasts: [],
      messages: 0,
      delay_p50_ms: null,
      delay_p95_ms: null,
      missed: { alerts: 0, available: 0 },
      offline: { times: 0, ms: 0 },
    }),
    awaySummary: async () => ({ missed: null, offline: null }),
    get: async () => null,
    newest: async () => [],
    recorded: async () => ({ objects: [], next: null }),
    messages: async () => ({ messages: [], next: null }),
    countMessages: async () => 0,
    storage: async () => ({ bytes: 0, free_bytes: 0, items: 0, oldest_at: null, upkeep: { state: 'none' } }),
    startUpkeep: () => {},
    applyRetention: () => {},
    clear: async () => {},
    startNewFile: async () => {},
    dispose: async () => {},
  };
}
