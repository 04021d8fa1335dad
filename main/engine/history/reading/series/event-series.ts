import type { DatabaseSync } from 'node:sqlite';
import type { PriceClass } from '../../../../../core/matching/history/price-history.ts';
import { websiteKey } from '../../../../../core/notification/website-key.ts';
import type { EventSeries, SeriesChoice, SeriesQuery, SeriesStep } from '../../../../../core/series/event-series.ts';
import { HOUR_MS } from '../../database/index-values.ts';
import type { RowReader } from '../../database/row.ts';
import { readGaps } from '../gaps.ts';

/** What a chart is drawn from at most. */
const MAX_STEPS = 2_000;
const MAX_ALERTS = 500;
const RANGES_MS = { day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS, all: Number.POSITIVE_INFINITY } as const;

/** Points, and before them the hours that older points have become. */
const POINTS = `(
  SELECT hour * ${HOUR_MS} AS at, -1 AS item, price_min AS price, stock_max AS stock, 1 AS condensed
  FROM series_hours WHERE series = :series AND hour * ${HOUR_MS} >= :from
  UNION ALL
  SELECT at, item, price, stock, 0 FROM series_points WHERE series = :series AND at >= :from
)`;

/** Lowest price and stock of an event or a section over time. Without any steps if nothing is known of it. */
export function eventSeries(database: DatabaseSync, rows: RowReader, query: SeriesQuery, nowMs: number): EventSeries {
  const website = websiteKey(query.website);
  const series = database
    .prepare('SELECT id, label FROM series WHERE event_id = ? AND website = ? AND section = ? AND class = ?')
    .get(query.event_id, website, query.section, query.class);
  const id = series === undefined ? -1 : Number(series.id);
  const since = query.range === 'all' ? 0 : nowMs - RANGES_MS[query.range];
  const earlier = query.range === 'all' ? null : stepBefore(database, id, since);
  const { steps, condensed } = readSteps(database, id, since, nowMs);
  const from = query.range === 'all' ? (steps[0]?.[0] ?? nowMs) : since;
  return {
    choices: readChoices(database, query.event_id, website),
    from,
    to: nowMs,
    steps: earlier === null ? steps : [earlier, ...steps].slice(-MAX_STEPS),
    condensed,
    price_label: series?.label == null ? null : String(series.label),
    alerts: readAlerts(database, query.event_id, website, from),
    gaps: readGaps(database, rows, from, nowMs),
  };
}

/** What was so when the range began. */
function stepBefore(database: DatabaseSync, series: number, since: number): SeriesStep | null {
  const row =
    database
      .prepare(
        'SELECT at, price, stock FROM series_points WHERE series = ? AND at < ? ORDER BY at DESC, item DESC LIMIT 1',
      )
      .get(series, since) ??
    database
      .prepare(
        `SELECT hour * ${HOUR_MS} AS at, price_min AS price, stock_max AS stock FROM series_hours
         WHERE series = ? AND hour < ? ORDER BY hour DESC LIMIT 1`,
      )
      .get(series, Math.floor(since / HOUR_MS));
  return row === undefined ? null : toStep(row);
}

function readSteps(database: DatabaseSync, series: number, since: number, nowMs: number) {
  const span = database
    .prepare(`SELECT count(*) AS points, min(at) AS first, max(at) AS last, max(condensed) AS hours FROM ${POINTS}`)
    .get({ series, from: since });
  const count = Number(span?.points);
  const all = `SELECT at, price, stock FROM ${POINTS} ORDER BY at, item`;
  // One fewer than there may be: the last moment has its own bucket.
  const bucket = Math.max(1, (Math.max(nowMs, Number(span?.last)) - Number(span?.first)) / (MAX_STEPS - 1));
  const bucketed = `SELECT min(at) AS at, min(price) AS price, max(stock) AS stock FROM ${POINTS}
    GROUP BY CAST((at - :first) / :bucket AS INTEGER) ORDER BY 1`;
  const found =
    count <= MAX_STEPS
      ? database.prepare(all).all({ series, from: since })
      : database.prepare(bucketed).all({ series, from: since, first: Number(span?.first), bucket });
  return { steps: found.map(toStep), condensed: count > MAX_STEPS || Number(span?.hours) === 1 };
}

const toStep = (row: Record<string, unknown>): SeriesStep => [Number(row.at), amount(row.price), amount(row.stock)];
const amount = (value: unknown): number | null => (value === null ? null : Number(value));

function readChoices(database: DatabaseSync, eventId: string, website: string): SeriesChoice[] {
  return database
    .prepare(
      `SELECT section, min(name) AS name, group_concat(class, ',' ORDER BY class) AS classes FROM series
       WHERE event_id = ? AND website = ? GROUP BY section ORDER BY section`,
    )
    .all(eventId, website)
    .map((row) => ({
      section: String(row.section),
      name: String(row.name),
      classes: String(row.classes).split(',') as PriceClass[],
    }));
}

function readAlerts(database: DatabaseSync, eventId: string, website: string, from: number): number[] {
  return database
    .prepare(
      `SELECT at FROM alert_outcomes WHERE event_id = ? AND website = ? AND at >= ?
       ORDER BY at DESC LIMIT ${MAX_ALERTS}`,
    )
    .all(eventId, website, from)
    .map((row) => Number(row.at))
    .reverse();
}
