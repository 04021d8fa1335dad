import { DatabaseSync } from 'node:sqlite';
import type { ExportFormat } from '../../../../core/bridge/export-part.ts';
import type { SeriesQuery } from '../../../../core/series/event-series.ts';
import type { DropQuery } from '../../../../core/statistics/drop-statistics.ts';
import type { StatisticsPeriod } from '../../../../core/statistics/statistics-period.ts';
import type { TimeZone } from '../../../../core/time/wall-time.ts';
import type { RowReader } from '../database/row.ts';
import type { CountQuery, ListQuery } from '../history-records.ts';
import { exportItems } from './export-items.ts';
import { listEvents } from './list-events.ts';
import { countNotifications, listItems } from './list-items.ts';
import { listWebsites } from './list-websites.ts';
import { messageQuarters } from './message-quarters.ts';
import { countMessages, type MessageQuery, messagesBetween } from './messages-between.ts';
import { recordedObjects } from './recorded-objects.ts';
import { eventSeries } from './series/event-series.ts';
import { exportSeries, type SeriesExport } from './series/export-series.ts';
import { loadPrices, type PastPriceQuery, type PriceLoad, pastPrices } from './series/price-histories.ts';
import { alertStatistics } from './statistics/alert-statistics.ts';
import { awaySummary } from './statistics/away-summary.ts';
import { dropStatistics } from './statistics/drop-statistics.ts';
import { checkDatabase, readStorage } from './storage.ts';
import { getNotification, newestNotifications } from './stored-notifications.ts';

/** What lists, searches and details read from the database. A new query is one more method here. */
export type HistoryReader = ReturnType<typeof createHistoryReader>;

/** Each call reads one snapshot of the database, whatever is written meanwhile. */
export function createHistoryReader(database: DatabaseSync, rows: RowReader) {
  function inSnapshot<T>(read: () => T): T {
    database.exec('BEGIN');
    try {
      return read();
    } finally {
      if (database.isTransaction) database.exec('ROLLBACK');
    }
  }
  return {
    list: (query: ListQuery) => inSnapshot(() => listItems(database, rows, query)),
    count: (query: CountQuery) => inSnapshot(() => countNotifications(database, query)),
    exportItems: (query: Omit<ListQuery, 'limit'>, format: ExportFormat) =>
      inSnapshot(() => exportItems(database, rows, query, format)),
    exportSeries: (query: SeriesExport) => inSnapshot(() => exportSeries(database, query)),
    storage: () => inSnapshot(() => readStorage(database)),
    check: () => checkDatabase(database),
    messageQuarters: (sinceMs: number) => inSnapshot(() => messageQuarters(database, sinceMs)),
    websites: () => inSnapshot(() => listWebsites(database)),
    get: (id: number) => inSnapshot(() => getNotification(database, rows, id)),
    listEvents: (midnightMs: number, nowMs: number) => inSnapshot(() => listEvents(database, rows, midnightMs, nowMs)),
    eventSeries: (query: SeriesQuery, nowMs: number) => inSnapshot(() => eventSeries(database, rows, query, nowMs)),
    dropStatistics: (query: DropQuery, zone: TimeZone, nowMs: number) =>
      inSnapshot(() => dropStatistics(database, query, zone, nowMs)),
    loadPrices: (loads: readonly PriceLoad[], nowMs: number, below: number | null = null) =>
      inSnapshot(() => loadPrices(database, loads, nowMs, below)),
    pastPrices: (query: PastPriceQuery) => inSnapshot(() => pastPrices(database, query)),
    alertStatistics: (period: StatisticsPeriod, nowMs: number) =>
      inSnapshot(() => alertStatistics(database, rows, period, nowMs)),
    awaySummary: (after: number, nowMs: number) => inSnapshot(() => awaySummary(database, rows, after, nowMs)),
    newest: (eventId: string | null, before: number | null, limit: number) =>
      inSnapshot(() => newestNotifications(database, rows, eventId, before, limit)),
    recorded: (after: number, limit: number) => inSnapshot(() => recordedObjects(database, rows, after, limit)),
    messages: (query: MessageQuery) => inSnapshot(() => messagesBetween(database, rows, query)),
    countMessages: (fromMs: number, toMs: number) => inSnapshot(() => countMessages(database, fromMs, toMs)),
  };
}

/** A connection that only reads, beside the one that writes. */
export function openForReading(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly: true });
  database.exec('PRAGMA busy_timeout = 2000; PRAGMA cache_size = -8000');
  return database;
}
