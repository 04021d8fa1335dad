import Papa from 'papaparse';
import { WATCHLIST_VERSION } from '../document/raw-watchlist.ts';
import type { WatchlistEntry } from '../entry.ts';
import { CSV_COLUMNS, toCell } from './csv/csv-columns.ts';
import { UTF8_MARK } from './csv/csv-line.ts';

/** The watchlist as JSON. Importing it gives exactly the same entries. */
export function exportJson(entries: readonly WatchlistEntry[]): string {
  return `${JSON.stringify({ format: 'eventory-watchlist', version: WATCHLIST_VERSION, entries }, null, 2)}\n`;
}

/**
 * The watchlist as CSV for spreadsheets (RFC 4180, UTF-8 with the mark by which Excel knows it). Cells that a
 * spreadsheet would run as a formula get an apostrophe, which an import takes away again.
 */
export function exportCsv(entries: readonly WatchlistEntry[]): string {
  const rows = entries.map((entry) => CSV_COLUMNS.map((field) => toCell(entry, field)));
  const text = Papa.unparse(
    { fields: [...CSV_COLUMNS], data: rows },
    { newline: '\r\n', quotes: (cell: unknown) => String(cell).startsWith("'") },
  );
  return `${UTF8_MARK}${text}\r\n`;
}
