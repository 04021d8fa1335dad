import type { ImportNote } from '../../bridge/contract.ts';
import type { WatchlistEntry } from '../entry.ts';
import { assignIds, parseEntry } from '../entry-schema.ts';
import { eventIdFrom, isAddress } from '../event-url.ts';
import { fieldNamed } from '../field-names.ts';
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
  readonly rejected: readonly ImportNote[];
  /** Names in it that are no field, or no longer count. */
  readonly notes: readonly ImportNote[];
}

/** What a rejected entry says of itself: enough to tell which stored entry it may have stood for. */
export interface RejectedName {
  readonly id: string | null;
  readonly event_id: string | null;
}

export interface ImportResult {
  readonly format: ImportFormat;
  /** With ids, each once. */
  readonly entries: readonly WatchlistEntry[];
  readonly rejected: readonly ImportNote[];
  /** What is accepted, but probably not meant, by line. */
  readonly notes: readonly ImportNote[];
  /** One for each entry or line that was rejected; both names `null` where it does not say. */
  readonly rejected_names: readonly RejectedName[];
}

/**
 * Reads a watchlist that was exported, written by hand, or copied from the API or a spreadsheet. Entries that cannot be
 * read are rejected with line and field; the others stand. A name that is no field (a misspelt one, or a column of one's own)
 * rejects nothing and is noted.
 *
 * @param format `auto`: JSON where the text starts with a bracket or brace, else CSV.
 */
export function importText(text: string, format: ImportFormat | 'auto'): ImportResult {
  const plain = text.replace(/^\uFEFF/, '');
  const chosen = format === 'auto' ? (/^\s*[[{]/.test(plain) ? 'json' : 'csv') : format;
  const { items, rejected: unread, notes: unused } = chosen === 'json' ? readJson(plain) : readCsv(plain);
  const entries: WatchlistEntry[] = [];
  const rejected = [...unread];
  const notes = [...unused];
  const rejected_names: RejectedName[] = unread.map(() => ({ id: null, event_id: null }));
  const lineOfId = new Map<string, number>();
  for (const { value, line, lineOf } of items) {
    const result = parseEntry(value);
    if (!result.ok) {
      rejected_names.push(nameOf(value));
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
      rejected_names.push({ id, event_id: result.entry.event_id });
      continue;
    }
    lineOfId.set(id, line);
    entries.push(result.entry);
    for (const { path, message } of result.warnings) notes.push({ line: lineOf(path), field: path, message });
  }
  return {
    format: chosen,
    entries: assignIds(entries),
    rejected: rejected.sort((a, b) => a.line - b.line),
    notes: notes.sort((a, b) => a.line - b.line),
    rejected_names,
  };
}

/** The names of an entry that could not be read as a whole. */
function nameOf(value: unknown): RejectedName {
  const text = (wanted: 'id' | 'event_id'): string | null => {
    if (typeof value !== 'object' || value === null) return null;
    const found = Object.entries(value).find(([key]) => fieldNamed(key) === wanted)?.[1];
    return typeof found === 'string' || typeof found === 'number' ? String(found).trim() || null : null;
  };
  const event = text('event_id');
  return { id: text('id'), event_id: event !== null && isAddress(event) ? eventIdFrom(event) : event };
}
