import type { WatchlistEntry } from '../entry.ts';
import { assignIds, parseEntry } from '../entry-schema.ts';
import { eventIdFromUrl, isUrl } from '../event-url.ts';
import type { FieldIssue } from '../field-issue.ts';
import { findField } from '../fields.ts';
import { readCsv } from './csv/read-csv.ts';
import { MAX_IMPORT_CHARACTERS, TOO_LONG } from './import-limits.ts';
import type { ImportFormat, ParsedImport, RejectedEntry } from './import-types.ts';
import { readJson } from './json/read-json.ts';

const PROGRESS_EVERY = 1000;
const EMPTY = 'The file is empty. Use a list of entries in JSON or CSV, such as an export of the watchlist.';

/**
 * Reads a watchlist that was exported, written by hand, or copied from the API or a spreadsheet. Entries that cannot be
 * read are rejected with line and field; the others stand. A name that is no field (a misspelt one, or an additional column)
 * rejects nothing and is noted.
 *
 * @param format `auto`: JSON if the text starts with a bracket or brace, else CSV.
 * @param check What else speaks against an entry that can be read.
 * @param onProgress Told now and then how many entries are read, of how many.
 * @param warn What is to be noted of an entry that is accepted.
 */
export function parseImport(
  text: string,
  format: ImportFormat | 'auto',
  check: (entry: WatchlistEntry) => readonly FieldIssue[] = () => [],
  onProgress: (done: number, total: number) => void = () => {},
  warn: (entry: WatchlistEntry) => readonly FieldIssue[] = () => [],
): ParsedImport {
  const plain = text.replace(/^\uFEFF/, '');
  const chosen = format === 'auto' ? (/^\s*[[{]/.test(plain) ? 'json' : 'csv') : format;
  if (text.length > MAX_IMPORT_CHARACTERS) return rejectAll(chosen, TOO_LONG);
  if (plain.trim() === '') return rejectAll(chosen, EMPTY);
  const { items, rejected: readRejections, notes: unused } = chosen === 'json' ? readJson(plain) : readCsv(plain);
  const entries: WatchlistEntry[] = [];
  const rejected = [...readRejections];
  const notes = [...unused];
  const rejectedEntries: RejectedEntry[] = readRejections.map(() => ({ id: null, event_id: null }));
  const lineOfId = new Map<string, number>();
  for (const [index, { value, line, lineOf }] of items.entries()) {
    if (index % PROGRESS_EVERY === 0) onProgress(index, items.length);
    const result = parseEntry(value);
    const issues = result.ok ? check(result.entry) : result.issues;
    if (!result.ok || issues.length > 0) {
      rejectedEntries.push(toRejectedEntry(value));
      for (const { path, message } of issues) {
        rejected.push(path === '' ? { line, field: null, message } : { line: lineOf(path), field: path, message });
      }
      continue;
    }
    const { id } = result.entry;
    const earlier = id === '' ? undefined : lineOfId.get(id);
    if (earlier !== undefined) {
      const message = `The entry of line ${earlier} has this id already. Give one of them another id, or none.`;
      rejected.push({ line: lineOf('id'), field: 'id', message });
      rejectedEntries.push({ id, event_id: result.entry.event_id });
      continue;
    }
    lineOfId.set(id, line);
    entries.push(result.entry);
    for (const { path, message } of [...result.warnings, ...warn(result.entry)])
      notes.push({ line: lineOf(path), field: path, message });
  }
  return {
    format: chosen,
    entries: assignIds(entries),
    rejected: rejected.sort((a, b) => a.line - b.line),
    notes: notes.sort((a, b) => a.line - b.line),
    rejectedEntries,
  };
}

/** The names of an entry that could not be read as a whole. */
function toRejectedEntry(value: unknown): RejectedEntry {
  const text = (wanted: 'id' | 'event_id'): string | null => {
    if (typeof value !== 'object' || value === null) return null;
    const found = Object.entries(value).find(([key]) => findField(key) === wanted)?.[1];
    return typeof found === 'string' || typeof found === 'number' ? String(found).trim() || null : null;
  };
  const event = text('event_id');
  return { id: text('id'), event_id: event !== null && isUrl(event) ? eventIdFromUrl(event) : event };
}

function rejectAll(format: ImportFormat, message: string): ParsedImport {
  return {
    format,
    entries: [],
    rejected: [{ line: 1, field: null, message }],
    notes: [],
    rejectedEntries: [{ id: null, event_id: null }],
  };
}
