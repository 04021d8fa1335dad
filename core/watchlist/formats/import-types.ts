import type { WatchlistEntry } from '../entry.ts';
import type { ImportNote } from './import-note.ts';

export type ImportFormat = 'json' | 'csv';

/** An entry as a format holds it, and where it stands in the text. Lines count from 1. */
export interface ReadItem {
  readonly value: unknown;
  readonly line: number;
  /** The line of one of its fields, for messages. */
  readonly lineOf: (field: string) => number;
}

/** What a format's reader makes of a text. It never throws: what it cannot read is rejected, with the line. */
export interface ReadItems {
  readonly items: readonly ReadItem[];
  readonly rejected: readonly ImportNote[];
  /** Names in it that are no field, or no longer count. */
  readonly notes: readonly ImportNote[];
}

/** What a rejected entry says of itself: enough to find which stored entry it may have stood for. */
export interface RejectedEntry {
  readonly id: string | null;
  readonly event_id: string | null;
}

export interface ParsedImport {
  readonly format: ImportFormat;
  /** With ids, each once. */
  readonly entries: readonly WatchlistEntry[];
  readonly rejected: readonly ImportNote[];
  /** What is accepted, but probably not meant, by line. */
  readonly notes: readonly ImportNote[];
  /** One for each entry or line that was rejected; both names `null` if it does not say. */
  readonly rejectedEntries: readonly RejectedEntry[];
}
