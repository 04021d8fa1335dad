import type { DatabaseSync } from 'node:sqlite';
import { websiteKey } from '../../../../../core/notification/website-key.ts';
import type { DropQuery, DropStatistics } from '../../../../../core/statistics/drop-statistics.ts';
import { summarizeDurations } from '../../../../../core/statistics/durations.ts';
import { countByHourOfWeek, type QuarterCount } from '../../../../../core/statistics/hour-of-week.ts';
import { periodStartMs } from '../../../../../core/statistics/statistics-period.ts';
import type { TimeZone } from '../../../../../core/time/wall-time.ts';
import { QUARTER_MS } from '../../database/index-values.ts';

/** More do not change a median. */
const MAX_DURATIONS = 20_000;

/** When drops came, and how long they and their alerts lasted. */
export function dropStatistics(
  database: DatabaseSync,
  query: DropQuery,
  zone: TimeZone,
  nowMs: number,
): DropStatistics {
  const since = periodStartMs(query.period, nowMs);
  const quarters = readQuarters(database, query, since);
  return {
    drops: quarters.reduce((sum, [, count]) => sum + count, 0),
    hours: countByHourOfWeek(quarters, zone),
    sold_out: summarizeDurations(readDurations(database, SOLD_OUT, query, since)),
    good: summarizeDurations(readDurations(database, GOOD, query, since)),
  };
}

function readQuarters(database: DatabaseSync, { event_id, website }: DropQuery, since: number): QuarterCount[] {
  const ofSite = isOfSite({ event_id, website }) ? 'AND website = :website' : '';
  return database
    .prepare(
      `SELECT quarter, sum(drops) AS drops FROM drop_counts
       WHERE event_id = :event ${ofSite} AND quarter >= :quarter GROUP BY quarter`,
    )
    .all({
      event: event_id ?? '',
      quarter: Math.floor(since / QUARTER_MS),
      ...(ofSite === '' ? {} : { website: websiteKey(website) }),
    })
    .map((row) => [Number(row.quarter), Number(row.drops)]);
}

/** An event is one of a site, or of none. */
const isOfSite = ({ event_id, website }: Pick<DropQuery, 'event_id' | 'website'>): boolean =>
  event_id !== null || website !== null;

interface DurationSource {
  readonly ms: string;
  readonly from: string;
  readonly at: string;
}

const SOLD_OUT: DurationSource = {
  ms: 'lasted_ms',
  from: 'stock_periods JOIN series ON series.id = stock_periods.series',
  at: 'began_at',
};
const GOOD: DurationSource = { ms: 'good_ms', from: 'alert_outcomes', at: 'at' };

function readDurations(
  database: DatabaseSync,
  { ms, from, at }: DurationSource,
  { event_id, website }: DropQuery,
  since: number,
): number[] {
  const conditions = [`${at} >= :since`, `${ms} IS NOT NULL`];
  const values: Record<string, string | number> = { since };
  if (event_id !== null) {
    conditions.push('event_id = :event');
    values.event = event_id;
  }
  if (isOfSite({ event_id, website })) {
    conditions.push('website = :website');
    values.website = websiteKey(website);
  }
  return database
    .prepare(
      `SELECT ${ms} AS ms FROM ${from} WHERE ${conditions.join(' AND ')} ORDER BY ${at} DESC LIMIT ${MAX_DURATIONS}`,
    )
    .all(values)
    .map((row) => Number(row.ms));
}
