import type { ImportRejection } from '../../bridge/contract.ts';
import type { WatchlistEntry } from '../entry.ts';
import { assignIds, parseEntry } from '../entry-schema.ts';
import { readCsv } from './csv-import.ts';
import { readJson } from './json-import.ts';

export type ImportFormat = 'json' | 'csv';

/** An entry as a format holds it, and where it stands in the text. Lines count from 1. */
export interface ImportedItem {
  readonly value: unknown;
  readonly line: number;
  /** The line of one of its fields, for messages. */
  readonly lineOf: (field: string) => number;
}

/** What a format's reader makes of a text. It never throws: what it cannot read is rejected, with the line. */
export interface ImportedItems {
  readonly items: readonly ImportedItem[];
  readonly rejected: readonly ImportRejection[];
}

export interface ImportResult {
  readonly format: ImportFormat;
  /** With ids, each once. */
  readonly entries: readonly WatchlistEntry[];
  readonly rejected: readonly ImportRejection[];
}

/**
 * Reads a watchlist that was exported, written by hand, or copied from the API or a spreadsheet. Entries that cannot be
 * read are rejected with line and field; the others stand.
 *
 * @param format `auto`: JSON where the text starts with a bracket or brace, else CSV.
 */
export function importText(text: string, format: ImportFormat | 'auto'): ImportResult {
  const plain = text.replace(/^\uFEFF/, '');
  const chosen = format === 'auto' ? (/^\s*[[{]/.test(plain) ? 'json' : 'csv') : format;
  const { items, rejected: unread } = chosen === 'json' ? readJson(plain) : readCsv(plain);
  const entries: WatchlistEntry[] = [];
  const rejected = [...unread];
  const lineOfId = new Map<string, number>();
  for (const { value, line, lineOf } of items) {
    const result = parseEntry(value);
    if (!result.ok) {
      for (const { path, message } of result.issues) {
        rejected.push(path === '' ? { line, field: null, message } : { line: lineOf(path), field: path, message });
      }
      continue;
    }
    const { id } = result.entry;
    const earlier = id === '' ? undefined : lineOfId.get(id);
    if (earlier !== undefined) {
      const message = `The entry of line ${earlier} has this id already. Give one of them another id, or none.`;
      rejected.push({ line: lineOf('id'), field: 'id', message });
      continue;
    }
    lineOfId.set(id, line);
    entries.push(result.entry);
  }
  return { format: chosen, entries: assignIds(entries), rejected: rejected.sort((a, b) => a.line - b.line) };
}
