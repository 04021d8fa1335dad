import Papa from 'papaparse';
import { escapeFormulas } from './csv-formulas.ts';

/** By it Excel knows UTF-8. */
export const UTF8_MARK = '\uFEFF';

/** A line of a CSV file (RFC 4180). Cells that a spreadsheet would run as a formula get an apostrophe. */
export function toCsvLine(cells: readonly string[]): string {
  return `${Papa.unparse([cells.map(escapeFormulas)], { newline: '\r\n' })}\r\n`;
}
