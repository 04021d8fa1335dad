import type { ImportNote } from '../../core/bridge/contract.ts';
import { readWatchlistDocument } from '../../core/watchlist/document.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { importText } from '../../core/watchlist/formats/import.ts';
import { fileStores } from '../browser/document-stores.ts';
import { usageError } from './exit.ts';
import { readTextFile } from './run-settings.ts';

/** At most this many problems of a file are listed. */
const SHOWN = 10;

/** Reads a watchlist from a file: an export, or a list of entries written by hand. Every problem names line and field. */
export function watchlistFromFile(path: string, warn: (message: string) => void): readonly WatchlistEntry[] {
  const { entries, rejected, notes } = importText(readTextFile(path, 'The watchlist file'), 'auto');
  if (rejected.length > 0) throw usageError(`The watchlist file ${path} cannot be used:\n${listed(rejected)}`);
  if (notes.length > 0) warn(`In the watchlist file ${path}:\n${listed(notes)}`);
  return entries;
}

function listed(notes: readonly ImportNote[]): string {
  const lines = notes
    .slice(0, SHOWN)
    .map(({ line, field, message }) => `  line ${line}${field === null ? '' : `, ${field}`}: ${message}`);
  return [...lines, ...(notes.length > SHOWN ? [`  and ${notes.length - SHOWN} more`] : [])].join('\n');
}

/** The stored watchlist, read without changing anything on disk. */
export function storedWatchlist(folder: string, warn: (message: string) => void): readonly WatchlistEntry[] {
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
