import { isJsonObject } from '../../text/json-object.ts';
import type { WatchlistEntry } from '../entry.ts';
import { assignIds, canonicalEntry, parseEntry } from '../entry-schema.ts';
import type { DamagedEntry } from './damaged-entry.ts';
import { readRawWatchlist, WATCHLIST_VERSION } from './raw-watchlist.ts';

/** What the store keeps of a watchlist, as plain JSON. */
export interface WatchlistDocument {
  readonly version: typeof WATCHLIST_VERSION;
  readonly entries: readonly WatchlistEntry[];
  /** Entries that could not be read, as they were. Each is tried again whenever the document is read. */
  readonly damaged: readonly { readonly id: string; readonly entry: unknown }[];
}

export interface StoredWatchlist {
  readonly entries: readonly WatchlistEntry[];
  readonly damaged: readonly DamagedEntry[];
}

/**
 * Reads a stored watchlist of this or an earlier version. An entry that cannot be read is quarantined as damaged, and the
 * rest keep working; so is the later of two entries with one id.
 *
 * @throws Error fit to show, if the document as a whole is no watchlist or a later version wrote it.
 */
export function readWatchlistDocument(document: unknown): StoredWatchlist {
  const raw = readRawWatchlist(document);
  const entries: WatchlistEntry[] = [];
  const damaged: DamagedEntry[] = [];
  const ids = new Set<string>();
  const damagedIds = new Set(raw.damaged.map(damagedIdOf));
  const read = (input: unknown, damagedId: string | null) => {
    const result = parseEntry(input);
    if (result.ok && (result.entry.id === '' || !ids.has(result.entry.id))) {
      ids.add(result.entry.id);
      entries.push(result.entry);
      return;
    }
    const issues = result.ok
      ? [{ path: 'id', message: `Another entry has the id ${result.entry.id} already.` }]
      : result.issues;
    const id = damagedId ?? freshId(damagedIds);
    damagedIds.add(id);
    damaged.push({ id, text: JSON.stringify(input, null, 2), issues });
  };
  for (const input of raw.entries) read(input, null);
  for (const kept of raw.damaged) read(isDamaged(kept) ? kept.entry : kept, damagedIdOf(kept));
  return { entries: assignIds(entries), damaged };
}

/**
 * The document to store. Entries pass the same schema as on reading.
 *
 * @throws z.ZodError if an entry is not valid: nothing that could not be read again is ever written.
 */
export function writeWatchlistDocument({ entries, damaged }: StoredWatchlist): WatchlistDocument {
  return {
    version: WATCHLIST_VERSION,
    entries: entries.map(canonicalEntry),
    damaged: damaged.map(({ id, text }) => ({ id, entry: JSON.parse(text) as unknown })),
  };
}

function isDamaged(kept: unknown): kept is { readonly id?: unknown; readonly entry: unknown } {
  return isJsonObject(kept) && 'entry' in kept;
}

function damagedIdOf(kept: unknown): string | null {
  return isDamaged(kept) && typeof kept.id === 'string' ? kept.id : null;
}

function freshId(taken: ReadonlySet<string | null>): string {
  let number = taken.size + 1;
  while (taken.has(`damaged-${number}`)) number += 1;
  return `damaged-${number}`;
}
