import type { DamagedEntry } from '../../core/bridge/contract.ts';
import { createWatchlistIndex, type WatchlistIndex } from '../../core/matching/watchlist-index.ts';
import { readWatchlistDocument, writeWatchlistDocument } from '../../core/watchlist/document.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { assignIds, parseEntry } from '../../core/watchlist/entry-schema.ts';
import type { Conditions } from './conditions.ts';
import type { DocumentStore, Log } from './ports.ts';
import { readDocument, setAside } from './stores/read-document.ts';

/** The watchlist of one profile: the stored entries, and the index that the pipeline decides by. */
export interface Watchlist {
  entries(): readonly WatchlistEntry[];
  damaged(): readonly DamagedEntry[];
  get(id: string): WatchlistEntry | null;
  /** The index of the entries as they are now. */
  index(): WatchlistIndex;
  /** Stores new entries in place of all; they count from the next message on. Throws where they cannot be stored. */
  replace(entries: readonly WatchlistEntry[]): void;
  /** Changes the entries named; returns how many there were. */
  change(ids: Iterable<string>, change: (entry: WatchlistEntry) => WatchlistEntry): number;
  discardDamaged(id: string): void;
}

export interface WatchlistDeps {
  readonly store: DocumentStore;
  readonly conditions: Conditions;
  readonly log: Log;
  readonly onChange: () => void;
  /** Entries to begin with where nothing is stored yet (the demo's). */
  readonly initial?: readonly WatchlistEntry[];
}

/** Opens a watchlist. A file that holds none is set aside; single entries that cannot be read are kept as damaged. */
export function openWatchlist({ store, conditions, log, onChange, initial = [] }: WatchlistDeps): Watchlist {
  const report = { place: 'watchlist', conditions, log };
  /** Entries and how they are written. */
  const written = new WeakMap<WatchlistEntry, WatchlistEntry>();
  let damaged: readonly DamagedEntry[] = [];
  let byId = new Map(initial.map((entry) => [entry.id, entry]));
  const document = readDocument(store, 'watchlist', report);
  if (document !== undefined) {
    try {
      const read = readWatchlistDocument(document);
      damaged = read.damaged;
      for (const entry of read.entries) written.set(entry, entry);
      byId = new Map(read.entries.map((entry) => [entry.id, entry]));
    } catch (error) {
      setAside(store, 'watchlist', (error as Error).message, report);
    }
  }
  let index = createWatchlistIndex([...byId.values()]);

  /** The document to store. An entry that has been read or written before is known to be fit and is not checked again. */
  function documentOf(entries: readonly WatchlistEntry[], damagedNow: readonly DamagedEntry[]): unknown {
    const fresh = entries.filter((entry) => !written.has(entry));
    const document = writeWatchlistDocument({ entries: fresh, damaged: damagedNow });
    fresh.forEach((entry, index) => {
      const checked = document.entries[index];
      if (checked !== undefined) written.set(entry, checked);
    });
    return { ...document, entries: entries.map((entry) => written.get(entry)) };
  }

  function put(entries: readonly WatchlistEntry[], damagedNow: readonly DamagedEntry[]): void {
    store.write(documentOf(entries, damagedNow));
    byId = new Map(entries.map((entry) => [entry.id, entry]));
    damaged = damagedNow;
    index = createWatchlistIndex(entries);
    onChange();
  }

  return {
    entries: () => [...byId.values()],
    damaged: () => damaged,
    get: (id) => byId.get(id) ?? null,
    index: () => index,
    replace: (entries) => put(entries, damaged),
    change(ids, change) {
      const named = new Set([...ids].filter((id) => byId.has(id)));
      if (named.size === 0) return 0;
      put(
        [...byId.values()].map((entry) => (named.has(entry.id) ? change(entry) : entry)),
        damaged,
      );
      return named.size;
    },
    discardDamaged(id) {
      const rest = damaged.filter((entry) => entry.id !== id);
      if (rest.length !== damaged.length) put([...byId.values()], rest);
    },
  };
}

/** Reads entries that some part of the app made, as the demo does; what cannot be read is left out. */
export function readEntries(inputs: readonly unknown[]): readonly WatchlistEntry[] {
  return assignIds(
    inputs.flatMap((input) => {
      const parsed = parseEntry(input);
      return parsed.ok ? [parsed.entry] : [];
    }),
  );
}
