import type { PriceClass } from '../matching/history/price-history.ts';
import { toCsvLine, UTF8_MARK } from '../watchlist/formats/csv/csv-line.ts';

/** What a message said of a price, or the lowest and highest that the messages of an hour said, in a file. */
export interface SeriesRow {
  /** RFC3339. Of an hour, its beginning. */
  readonly at: string;
  readonly per: 'message' | 'hour';
  /** As the site writes it; blank for the whole event. */
  readonly section: string;
  readonly class: PriceClass;
  /** The lowest price on sale, and the tickets left; `null` if nothing was on sale, or it is not known. */
  readonly price_min: number | null;
  readonly price_max: number | null;
  /** Of the prices, as the site writes it (`$`, `CHF`); `null` if it is not known. */
  readonly currency: string | null;
  readonly stock_min: number | null;
  readonly stock_max: number | null;
}

const COLUMNS = [
  'at',
  'per',
  'section',
  'class',
  'price_min',
  'price_max',
  'currency',
  'stock_min',
  'stock_max',
] as const satisfies readonly (keyof SeriesRow)[];

/** The first line of a CSV file of prices. */
export const SERIES_CSV_HEADER = `${UTF8_MARK}${toCsvLine(COLUMNS)}`;

/** Every other line. */
export function toSeriesCsv(row: SeriesRow): string {
  return toCsvLine(COLUMNS.map((column) => String(row[column] ?? '')));
}
