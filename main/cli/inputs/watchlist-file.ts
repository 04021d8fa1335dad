import { readWatchlistDocument } from '../../../core/watchlist/document/watchlist-document.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import type { ImportNote } from '../../../core/watchlist/formats/import-note.ts';
import { parseImport } from '../../../core/watchlist/formats/parse-import.ts';
import { fileStores } from '../../host/stores/file-stores.ts';
import { usageError } from '../exit-status.ts';
import { readTextFile } from './read-text-file.ts';

/** At most this many problems of a file are listed. */
const MAX_LISTED_PROBLEMS = 10;

/** The text of a watchlist file. Throws a usage error if it cannot be read. */
export function readWatchlistText(path: string): string {
  try {
    return readTextFile(path);
  } catch (error) {
    throw usageError(`The watchlist ${path} cannot be used. ${(error as Error).message}`);
  }
}

/** Reads a watchlist from a file: an export, or a list of entries written by hand. Every problem names line and field. */
export function readWatchlistFile(path: string, warn: (message: string) => void): readonly WatchlistEntry[] {
  const { entries, rejected, notes } = parseImport(readWatchlistText(path), 'auto');
  if (rejected.length > 0) throw usageError(`The watchlist file ${path} cannot be used:\n${formatNotes(rejected)}`);
  if (notes.length > 0) warn(`In the watchlist file ${path}:\n${formatNotes(notes)}`);
  return entries;
}

/** Notes as lines, the first of them. */
export function formatNotes(notes: readonly ImportNote[], max = MAX_LISTED_PROBLEMS): string {
  const lines = notes
    .slice(0, max)
    .map(({ line, field, message }) => `  line ${line}${field === null ? '' : `, ${field}`}: ${message}`);
  return [...lines, ...(notes.length > max ? [`  and ${notes.length - max} more`] : [])].join('\n');
}

/** The stored watchlist, read without changing anything on disk. */
export function readStoredWatchlist(folder: string, warn: (message: string) => void): readonly WatchlistEntry[] {
  const store = fileStores(folder, Date.now).open('watchlist', 'live');
  try {
    const document = store.read();
    if (document === undefined) return [];
    const { entries, damaged } = readWatchlistDocument(document);
    if (damaged.length > 0) warn(`${damaged.length} stored watchlist entries cannot be read and are left out.`);
    return entries;
  } catch (error) {
    throw usageError(`The stored watchlist cannot be read (${(error as Error).message}): ${store.path}`);
  }
}
