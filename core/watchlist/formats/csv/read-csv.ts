import Papa from 'papaparse';
import { type EntryField, findField } from '../../fields.ts';
import { MAX_IMPORT_ENTRIES, TOO_MANY_ENTRIES } from '../import-limits.ts';
import type { ImportNote } from '../import-note.ts';
import type { ReadItem, ReadItems } from '../import-types.ts';
import { createUnusedNameLog } from '../unused-name-log.ts';
import { parseCell } from './csv-columns.ts';

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  /** What the parser had to say against it. */
  readonly error: string | null;
}

/**
 * Reads entries out of CSV as spreadsheets write it: separated by commas, semicolons or tabs. The first line names the
 * columns, in any order; columns that are no field of an entry are left out and noted, missing ones count as blank.
 */
export function readCsv(text: string): ReadItems {
  const [header, ...rows] = splitRows(text);
  const fields = header?.cells.map((name) => findField(name)) ?? [];
  if (header === undefined || !fields.includes('event_id')) {
    const message = 'The first line must name the columns, among them event_id.';
    return { items: [], rejected: [{ line: header?.line ?? 1, field: null, message }], notes: [] };
  }
  if (rows.length > MAX_IMPORT_ENTRIES) {
    return { items: [], rejected: [{ line: header.line, field: null, message: TOO_MANY_ENTRIES }], notes: [] };
  }
  const items: ReadItem[] = [];
  const rejected: ImportNote[] = [];
  for (const row of rows) {
    const problem = row.error ?? findRowProblem(row.cells, fields.length);
    if (problem === null) items.push({ value: toEntry(row.cells, fields), line: row.line, lineOf: () => row.line });
    else rejected.push({ line: row.line, field: null, message: problem });
  }
  const unused = createUnusedNameLog();
  unused.add(header.cells, () => header.line);
  return { items, rejected, notes: unused.notes() };
}

/** Rows that are not blank, with the line each starts on. */
function splitRows(text: string): Row[] {
  const { body, delimiter, skippedLines } = delimiterOf(text);
  const rows: Row[] = [];
  let start = 0;
  let line = 1 + skippedLines;
  Papa.parse<string[]>(body, {
    delimiter,
    step: ({ data, errors, meta }, parser) => {
      // The header is a row too.
      if (rows.length > MAX_IMPORT_ENTRIES + 1) parser.abort();
      if (data.some((cell) => cell.trim() !== '')) {
        const quoting = errors.some(({ type }) => type === 'Quotes');
        rows.push({ line, cells: data, error: quoting ? 'A quote is not closed, or stands within a cell.' : null });
      }
      line += body.slice(start, meta.cursor).match(/\r\n|\n|\r/g)?.length ?? 0;
      start = meta.cursor;
    },
  });
  return rows;
}

/** The separator whose columns are known best; Excel may name it on a separate line (`sep=;`). */
function delimiterOf(text: string): { body: string; delimiter: string; skippedLines: number } {
  const named = /^sep=(.)\r?\n/i.exec(text);
  if (named !== null) return { body: text.slice(named[0].length), delimiter: named[1] ?? ',', skippedLines: 1 };
  const header = /^\s*(.*)/.exec(text)?.[1] ?? '';
  const known = (delimiter: string) =>
    header.split(delimiter).filter((name) => findField(name.replaceAll('"', '')) !== null).length;
  const delimiter = [',', ';', '\t'].reduce((best, other) => (known(other) > known(best) ? other : best));
  return { body: text, delimiter, skippedLines: 0 };
}

/** A cell too many moves all cells behind it into the wrong column. */
function findRowProblem(cells: readonly string[], columns: number): string | null {
  if (cells.slice(columns).every((cell) => cell.trim() === '')) return null;
  return `This line has ${cells.length} cells, but the first line names ${columns} columns. Put cells that hold a comma in quotes.`;
}

function toEntry(cells: readonly string[], fields: readonly (EntryField | null)[]): object {
  return Object.fromEntries(
    fields.flatMap((field, column) => {
      const first = field !== null && fields.indexOf(field) === column;
      return first ? [[field, parseCell(cells[column] ?? '', field)]] : [];
    }),
  );
}
