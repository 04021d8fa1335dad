import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Notification } from '../../../../core/notification/notification.ts';
import { websiteKey } from '../../../../core/notification/website-key.ts';
import { type SeriesPoint, seriesPoints } from '../../../../core/series/series-points.ts';
import { differInCurrency } from '../../../../core/text/currency.ts';
import { entriesFor } from '../../../../core/text/name-length.ts';
import type { NotificationRecord } from '../history-records.ts';
import type { NewPoints } from './new-points.ts';
import type { StockPeriodWriter } from './statistics/stock-period-writer.ts';

/** Series whose newest values are kept in memory: of most, the next point says the same. */
const MAX_KNOWN_SERIES = 50_000;
/** An event's id and site, a section, and how prices are written. */
const NAMES_PER_SERIES = 4;

const DIGITS = /[0-9]+/g;

/** A notification whose message points are made of. */
type SeriesSource = Pick<NotificationRecord, 'item' | 'receivedAtMs'>;

/** Writes prices and stock over time, inside transactions of the caller. */
export interface SeriesWriter {
  /** Adds what the message of a notification that just came says. A section that is as it was gets no new point. */
  add(source: SeriesSource, notification: Notification): void;
  /** Adds what an older message says; a point that is there already stays. */
  addEarlier(source: SeriesSource, notification: Notification): void;
  /** Forgets what is in memory, after a transaction was undone. */
  forget(): void;
}

interface KnownSeries {
  readonly id: number;
  label: string | null;
  price: number | null;
  stock: number | null;
  /** Whether `price` and `stock` are those of the newest point. */
  current: boolean;
  /** How often the event has been sold out; of a section, until its newest point. */
  soldOuts: number;
}

export function createSeriesWriter(
  database: DatabaseSync,
  newPoints: NewPoints,
  periods: StockPeriodWriter,
): SeriesWriter {
  const known = new LRUCache<string, KnownSeries>({
    max: MAX_KNOWN_SERIES,
    maxSize: MAX_KNOWN_SERIES,
    sizeCalculation: ({ label }, key) => entriesFor(key.length + (label?.length ?? 0), NAMES_PER_SERIES),
  });
  /** Of these there is none in the file: sections that were sold out from the start. */
  const missing = new LRUCache<string, true>({
    max: MAX_KNOWN_SERIES,
    maxSize: MAX_KNOWN_SERIES,
    sizeCalculation: (_, key) => entriesFor(key.length, NAMES_PER_SERIES),
  });
  const find = database.prepare(
    'SELECT id, label FROM series WHERE event_id = ? AND website = ? AND section = ? AND class = ?',
  );
  const insert = database.prepare(
    'INSERT INTO series (event_id, website, section, class, name, label) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const setLabel = database.prepare('UPDATE series SET label = ? WHERE id = ?');
  const setCurrency = database.prepare('UPDATE series SET label = ?, currency_since = ? WHERE id = ?');
  const insertPoint = database.prepare(
    'INSERT OR IGNORE INTO series_points (series, at, item, price, stock) VALUES (?, ?, ?, ?, ?)',
  );

  /** The series of a point. `null` if there is none and the point has nothing to begin one with. */
  function seriesOf(eventId: string, website: string, point: SeriesPoint): KnownSeries | null {
    const key = JSON.stringify([eventId, website, point.section, point.class]);
    const inMemory = known.get(key);
    if (inMemory !== undefined) return inMemory;
    // If everything is sold out from the start, only the event itself matters.
    const isNothing = point.price === null && !point.stock && (point.section !== '' || point.class !== 'all');
    if (isNothing && missing.has(key)) return null;
    const row = find.get(eventId, website, point.section, point.class);
    if (row === undefined && isNothing) {
      missing.set(key, true);
      return null;
    }
    missing.delete(key);
    const id =
      row?.id ?? insert.run(eventId, website, point.section, point.class, point.name, point.label).lastInsertRowid;
    const label = row === undefined ? point.label : (row.label as string | null);
    const series = { id: Number(id), label, price: null, stock: null, current: false, soldOuts: 0 };
    known.set(key, series);
    return series;
  }

  /** Takes in the newest point of a series; `false` if it says nothing new. */
  function isNews(series: KnownSeries, whole: KnownSeries, { price, stock }: SeriesPoint): boolean {
    const isSame = series.current && series.price === price && series.stock === stock;
    // A section that is as it was before its event was sold out is in stock again.
    if (series !== whole && isSame && series.soldOuts === whole.soldOuts) return false;
    if (series === whole && stock === 0 && !(series.current && series.stock === 0)) series.soldOuts += 1;
    Object.assign(series, { price, stock, current: true, soldOuts: whole.soldOuts });
    return true;
  }

  function addPeriod(series: KnownSeries, point: SeriesPoint, { item, receivedAtMs }: SeriesSource, website: string) {
    if (point.class !== 'all' || point.stock === null) return;
    if (point.section === '') {
      if (point.stock === 0) periods.eventSoldOut(item.event_id, website, receivedAtMs);
    } else if (point.stock === 0) periods.soldOut(series.id, receivedAtMs);
    else periods.inStock(series.id, receivedAtMs, item.id);
  }

  /** Keeps how the site writes prices now: its sign and its separators, not the amount. Prices in another currency start a new series. */
  function noteLabel(series: KnownSeries, label: string | null, atMs: number): void {
    if (label === null || label === series.label || isWrittenAlike(label, series.label)) return;
    if (differInCurrency(series.label, label)) {
      setCurrency.run(label, atMs, series.id);
      series.current = false;
    } else setLabel.run(label, series.id);
    series.label = label;
  }

  function addPoints(source: SeriesSource, notification: Notification, isNewest: boolean): void {
    const { item, receivedAtMs } = source;
    if (item.test) return;
    const website = websiteKey(item.website);
    let whole: KnownSeries | null = null;
    for (const point of seriesPoints(notification)) {
      const series = seriesOf(item.event_id, website, point);
      // The first point is that of the whole event.
      whole ??= series;
      if (series === null || whole === null) continue;
      if (isNewest) {
        noteLabel(series, point.label, receivedAtMs);
        if (!isNews(series, whole, point)) continue;
        addPeriod(series, point, source, website);
      }
      const { price, stock } = point;
      if (isNewest) newPoints.add({ series: series.id, at: receivedAtMs, item: item.id, price, stock });
      else insertPoint.run(series.id, receivedAtMs, item.id, price, stock);
    }
  }

  return {
    add: (source, notification) => addPoints(source, notification, true),
    addEarlier: (source, notification) => addPoints(source, notification, false),
    forget() {
      known.clear();
      missing.clear();
      newPoints.forget();
      periods.forget();
    },
  };
}

/** Whether two prices differ in nothing but their digits: `$80.00` and `$250.00`. */
function isWrittenAlike(one: string, other: string | null): boolean {
  return other !== null && one.replace(DIGITS, '0') === other.replace(DIGITS, '0');
}
