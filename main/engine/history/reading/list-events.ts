import type { DatabaseSync } from 'node:sqlite';
import { websiteKey } from '../../../../core/notification/website-key.ts';
import { type EventOverview, OVERVIEW_MS } from '../../../../core/series/event-overview.ts';
import { HOUR_MS } from '../database/index-values.ts';
import { type RowReader, readItem, readObject } from '../database/row.ts';
import type { EventMetadata } from '../history-records.ts';

/** More than a person would look through. */
const MAX_EVENTS = 2_000;
/** The prices of a day are given in this many steps: one in half an hour. */
const STEPS = 48;

/** The most recently updated events, newest first, and how many there are. */
export interface EventList {
  readonly events: readonly EventOverview[];
  readonly total: number;
}

interface NewestPoint {
  readonly series: number;
  readonly event: string;
  readonly website: string;
  readonly label: string | null;
  readonly at: number;
  readonly item: number;
  readonly price: number | null;
  readonly stock: number | null;
}

/**
 * An event of which only hours of old prices are left has those of its last hour.
 *
 * @param midnightMs when the user's day began.
 */
export function listEvents(database: DatabaseSync, rows: RowReader, midnightMs: number, nowMs: number): EventList {
  const newest = database
    .prepare(
      `SELECT series.id AS series, event_id AS event, website, label, at, item, price, stock
       FROM series CROSS JOIN series_points AS point ON point.series = series.id
         AND point.at = (SELECT max(p.at) FROM series_points AS p WHERE p.series = series.id)
         AND point.item = (SELECT max(p.item) FROM series_points AS p WHERE p.series = series.id AND p.at = point.at)
       WHERE section = '' AND class = 'all'
       UNION ALL
       SELECT series.id, event_id, website, label, hour * ${HOUR_MS}, 0, price_min, stock_max
       FROM series CROSS JOIN series_hours AS old ON old.series = series.id
         AND old.hour = (SELECT max(h.hour) FROM series_hours AS h WHERE h.series = series.id)
       WHERE section = '' AND class = 'all' AND NOT EXISTS (SELECT 1 FROM series_points AS p WHERE p.series = series.id)
       ORDER BY at DESC, item DESC`,
    )
    .all() as unknown as NewestPoint[];
  const shown = newest.slice(0, MAX_EVENTS);
  const alerts = countAlerts(database, midnightMs);
  const metadataOf = createMetadataReader(database, rows, shown);
  const since = nowMs - OVERVIEW_MS;
  const pricesOf = createPriceReader(database, since);
  const events = shown.map((point): EventOverview => {
    const known = metadataOf(point);
    const { before, prices, lastPrice } = pricesOf(point);
    return {
      event_id: point.event,
      website: known?.website ?? (point.website || null),
      region: known?.region ?? null,
      event_infos: known?.event_infos ?? null,
      price: point.price,
      last_price: point.price ?? lastPrice,
      price_label: point.label,
      stock: point.stock,
      before,
      prices,
      alerts_today: alerts.get(`${point.event}\n${point.website}`) ?? 0,
      last_at: new Date(point.at).toISOString(),
      last_item: point.item,
    };
  });
  return { events, total: newest.length };
}

/** What was before a day ago, and the steps since. */
function createPriceReader(database: DatabaseSync, since: number) {
  const previous = database.prepare(
    'SELECT at, price, stock FROM series_points WHERE series = ? AND at < ? ORDER BY at DESC, item DESC LIMIT 1',
  );
  const previousHour = database.prepare(
    `SELECT price_min AS price, stock_max AS stock FROM series_hours
     WHERE series = ? AND hour < ? ORDER BY hour DESC LIMIT 1`,
  );
  const first = database.prepare(
    'SELECT price, stock FROM series_points WHERE series = ? AND at >= ? AND (at, item) < (?, ?) ORDER BY at, item LIMIT 1',
  );
  // Of each step the newest: SQLite takes the other columns from the row of the maximum.
  const steps = database.prepare(
    `SELECT max(at * 1e6 + item % 1000000) AS newest, at, price FROM series_points WHERE series = ? AND at >= ?
     GROUP BY (at - ?) / ${OVERVIEW_MS / STEPS} ORDER BY at`,
  );
  const lastKnown = database.prepare(
    'SELECT price FROM series_points WHERE series = ? AND price IS NOT NULL ORDER BY at DESC, item DESC LIMIT 1',
  );
  const lastHour = database.prepare(
    'SELECT price_min AS price FROM series_hours WHERE series = ? AND price_min IS NOT NULL ORDER BY hour DESC LIMIT 1',
  );
  return ({ series, at, item, price }: NewestPoint) => {
    const earlier = previous.get(series, since) ?? previousHour.get(series, Math.floor(since / HOUR_MS));
    const before = at < since ? null : (earlier ?? first.get(series, since, at, item));
    const prices = steps
      .all(series, since, since)
      .map((row): [number, number | null] => [Number(row.at), amount(row.price)]);
    if (earlier !== undefined) prices.unshift([since, amount(earlier.price)]);
    return {
      before: before == null ? null : { price: amount(before.price), stock: amount(before.stock) },
      prices,
      lastPrice: price === null ? amount((lastKnown.get(series) ?? lastHour.get(series))?.price) : price,
    };
  };
}

const amount = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

function countAlerts(database: DatabaseSync, midnightMs: number): Map<string, number> {
  const counted = database
    .prepare(
      'SELECT event_id, website, count(*) AS alerts FROM alert_outcomes WHERE at >= ? GROUP BY event_id, website',
    )
    .all(midnightMs);
  return new Map(counted.map((row) => [`${row.event_id}\n${row.website}`, Number(row.alerts)]));
}

/** The newest metadata of an event. If what is kept is of the same id at another site, the newest message has it. */
function createMetadataReader(database: DatabaseSync, rows: RowReader, shown: readonly NewestPoint[]) {
  const found = database
    .prepare('SELECT facts FROM events WHERE event_id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(shown.map(({ event }) => event)));
  const metadata = new Map(
    rows
      .readAll(found, (row) => readObject(row.facts, 'event_id') as unknown as EventMetadata)
      .map((one) => [one.event_id, one]),
  );
  const newestItem = database.prepare('SELECT item FROM items WHERE id = ?');
  return ({ event, website, item }: NewestPoint): EventMetadata | undefined => {
    const known = metadata.get(event);
    if (known !== undefined && websiteKey(known.website) === website) return known;
    const [newest] = rows.readAll(newestItem.all(item), readItem);
    return newest?.kind === 'notification' ? newest : undefined;
  };
}
