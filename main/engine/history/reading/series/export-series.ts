import type { DatabaseSync } from 'node:sqlite';
import {
  type ExportFormat,
  type ExportPart,
  exportPart,
  type SeriesCursor,
} from '../../../../../core/bridge/export-part.ts';
import type { PriceClass } from '../../../../../core/matching/history/price-history.ts';
import { websiteKey } from '../../../../../core/notification/website-key.ts';
import { SERIES_CSV_HEADER, type SeriesRow, toSeriesCsv } from '../../../../../core/series/series-rows.ts';
import { currencyOf } from '../../../../../core/text/currency.ts';
import { HOUR_MS } from '../../database/index-values.ts';
import type { Row } from '../../database/row.ts';

const PART_ROWS = 2_000;

/** Which prices are exported. */
export interface SeriesExport {
  readonly event_id: string;
  readonly website: string | null;
  readonly format: ExportFormat;
  /** `null` from the first on. */
  readonly after: SeriesCursor | null;
}

/** A part of all prices and stocks of an event as a file: series by series, each oldest first. */
export function exportSeries(database: DatabaseSync, query: SeriesExport): ExportPart<SeriesCursor> {
  const series = database
    .prepare(
      'SELECT id, section, class, name, label, currency_since FROM series WHERE event_id = ? AND website = ? AND id >= ? ORDER BY id',
    )
    .all(query.event_id, websiteKey(query.website), query.after?.[0] ?? 0);
  const hours = database.prepare(
    `SELECT hour * ${HOUR_MS} AS at, 0 AS item, price_min, price_max, stock_min, stock_max FROM series_hours
     WHERE series = ? AND hour * ${HOUR_MS} > ? ORDER BY hour LIMIT ?`,
  );
  const points = database.prepare(
    `SELECT at, item, price AS price_min, price AS price_max, stock AS stock_min, stock AS stock_max FROM series_points
     WHERE series = ? AND (at, item) > (?, ?) ORDER BY at, item LIMIT ?`,
  );
  const lines: string[] = [];

  for (const one of series) {
    const id = Number(one.id);
    const after = query.after?.[0] === id ? query.after : null;
    for (const hoursDone of [0, 1] as const) {
      if (after !== null && hoursDone < after[1]) continue;
      const [at, item] = after?.[1] === hoursDone ? [after[2], after[3]] : [-1, -1];
      const room = PART_ROWS - lines.length;
      const found = hoursDone === 0 ? hours.all(id, at, room) : points.all(id, at, item, room);
      lines.push(...found.map((row) => toLine(one, row, hoursDone === 0 ? 'hour' : 'message', query.format)));
      const last = found.at(-1);
      if (found.length === room && last !== undefined) {
        return exportPart(lines, {
          ...partOptions(query),
          next: [id, hoursDone, Number(last.at), Number(last.item)] as SeriesCursor,
        });
      }
    }
  }
  return exportPart<SeriesCursor>(lines, { ...partOptions(query), next: null });
}

const partOptions = ({ format, after }: SeriesExport) => ({
  format,
  isFirst: after === null,
  csvHeader: SERIES_CSV_HEADER,
});

function toLine(series: Row, found: Row, per: SeriesRow['per'], format: ExportFormat): string {
  const amount = (value: unknown): number | null => (value === null ? null : Number(value));
  const row: SeriesRow = {
    at: new Date(Number(found.at)).toISOString(),
    per,
    section: series.section === '' ? '' : String(series.name),
    class: String(series.class) as PriceClass,
    price_min: amount(found.price_min),
    price_max: amount(found.price_max),
    currency: found.price_min === null ? null : currencyAt(series, Number(found.at)),
    stock_min: amount(found.stock_min),
    stock_max: amount(found.stock_max),
  };
  return format === 'csv' ? toSeriesCsv(row) : JSON.stringify(row);
}

/** Of prices before a change of currency nobody knows it. An hour counts if all of it is after that. */
function currencyAt(series: Row, atMs: number): string | null {
  if (series.label === null || atMs < Number(series.currency_since)) return null;
  return currencyOf(String(series.label));
}
