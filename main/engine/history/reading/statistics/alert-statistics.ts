import type { DatabaseSync } from 'node:sqlite';
import type { AlertStatistics, CountedAlerts, CountedToasts } from '../../../../../core/statistics/alert-statistics.ts';
import { type BucketCount, delayPercentileMs } from '../../../../../core/statistics/delay-percentile.ts';
import { periodStartMs, type StatisticsPeriod } from '../../../../../core/statistics/statistics-period.ts';
import { HOUR_MS } from '../../database/index-values.ts';
import type { Row, RowReader } from '../../database/row.ts';
import { readGaps } from '../gaps.ts';
import { MISSED } from './result-clause.ts';
import { countAvailable } from './still-available.ts';

/** What the history adds up to. */
export function alertStatistics(
  database: DatabaseSync,
  rows: RowReader,
  period: StatisticsPeriod,
  nowMs: number,
): AlertStatistics {
  const since = periodStartMs(period, nowMs);
  const alerts = readAlerts(database, since);
  const delays = readDelays(database, since);
  const gaps = readGaps(database, rows, since, nowMs);
  return {
    period,
    from: period === 'all' ? null : since,
    counted: countAlerts(database, alerts, since),
    toasts: countToasts(alerts),
    messages: countMessages(database, since),
    delay_p50_ms: delayPercentileMs(delays, 0.5),
    delay_p95_ms: delayPercentileMs(delays, 0.95),
    missed: countMissed(database, rows, since, nowMs),
    offline: {
      times: gaps.length,
      ms: gaps.reduce((sum, [from, to]) => sum + Math.max(0, to - Math.max(from, since)), 0),
    },
  };
}

/** One pass over all of them: there may be hundreds of thousands, which an index would only slow down. */
function readAlerts(database: DatabaseSync, since: number): Row[] {
  return database
    .prepare(
      `SELECT entry, website, toast, count(*) AS alerts, count(opened_at) AS opened, count(toast_action) AS clicked
       FROM alert_outcomes NOT INDEXED WHERE at >= ? GROUP BY entry, website, toast`,
    )
    .all(since);
}

function countAlerts(database: DatabaseSync, found: readonly Row[], since: number): CountedAlerts[] {
  // The user reports few results: they are looked up one by one.
  const results = database
    .prepare(
      `SELECT alert.entry, website, sum(outcome = 'got') AS got, sum(tickets) AS tickets, sum(outcome = 'gone') AS gone
       FROM results CROSS JOIN alert_outcomes AS alert ON alert.id = item_id WHERE alert.at >= ? GROUP BY 1, 2`,
    )
    .all(since);
  const keyOf = (row: Row) => `${row.entry}\n${row.website}`;
  const reported = new Map(results.map((row) => [keyOf(row), row]));
  return [...Map.groupBy(found, keyOf)].map(([key, group]) => {
    const result = reported.get(key);
    return {
      entry: String(group[0]?.entry) || null,
      website: String(group[0]?.website) || null,
      alerts: sumOf(group, 'alerts'),
      opened: sumOf(group, 'opened'),
      got: Number(result?.got ?? 0),
      tickets: Number(result?.tickets ?? 0),
      gone: Number(result?.gone ?? 0),
    };
  });
}

function countToasts(found: readonly Row[]): CountedToasts[] {
  return [...Map.groupBy(found, ({ toast }) => (toast === null ? null : String(toast)))]
    .map(([toast, group]) => ({ toast, alerts: sumOf(group, 'alerts'), clicked: sumOf(group, 'clicked') }))
    .sort((a, b) => b.alerts - a.alerts);
}

const sumOf = (rows: readonly Row[], column: string): number => rows.reduce((sum, row) => sum + Number(row[column]), 0);

function readDelays(database: DatabaseSync, since: number): BucketCount[] {
  return database
    .prepare('SELECT bucket, sum(messages) AS messages FROM delay_counts WHERE hour >= ? GROUP BY bucket')
    .all(Math.floor(since / HOUR_MS))
    .map((row) => [Number(row.bucket), Number(row.messages)]);
}

/** Delays are kept by the hour: the messages of the hour in which the period began are counted one by one. */
function countMessages(database: DatabaseSync, since: number): number {
  const hour = Math.floor(since / HOUR_MS) + 1;
  const row = database
    .prepare(
      `SELECT coalesce((SELECT sum(messages) FROM delay_counts WHERE hour >= :hour), 0) +
         (SELECT count(*) FROM item_index WHERE at >= :since AND at < :end AND kind = 'notification' AND test = 0)
         AS messages`,
    )
    .get({ hour, since, end: hour * HOUR_MS });
  return Number(row?.messages);
}

function countMissed(database: DatabaseSync, rows: RowReader, since: number, nowMs: number): AlertStatistics['missed'] {
  const missed = database
    .prepare(`SELECT id, event_id, website, ended_at FROM alert_outcomes NOT INDEXED WHERE ${MISSED} AND at >= ?`)
    .all(since);
  return { alerts: missed.length, available: countAvailable(database, rows, missed, nowMs) };
}
