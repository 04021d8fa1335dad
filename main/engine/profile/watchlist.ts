import { createWatchlistIndex, type WatchlistIndex } from '../../../core/matching/watchlist-index.ts';
import type { DamagedEntry } from '../../../core/watchlist/damaged-entry.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { assignIds, parseEntry } from '../../../core/watchlist/entry-schema.ts';
import { findUnknownFields } from '../../../core/watchlist/unknown-fields.ts';
import { readWatchlistDocument, writeWatchlistDocument } from '../../../core/watchlist/watchlist-document.ts';
import type { Clock, DocumentStore } from '../ports.ts';
import { openStoredDocument, type StoredDocumentDeps } from '../stores/stored-document.ts';
import { createMuteDeadlines } from './mute-deadlines.ts';

/** The watchlist of one profile: the stored entries, and the index that the pipeline decides by. */
export interface Watchlist {
  entries(): readonly WatchlistEntry[];
  damaged(): readonly DamagedEntry[];
  get(id: string): WatchlistEntry | null;
  /** Whether the mute of an entry is over although its end is still to come by the clock, because that was set back. */
  isMuteOver(id: string): boolean;
  /** The index of the entries as they are now. */
  index(): WatchlistIndex;
  /** Puts new entries in place of all; they count from the next message on. Storing them begins at once. Throws if one is not valid. */
  replace(entries: readonly WatchlistEntry[]): void;
  /** Changes the entries named; returns how many there were. */
  change(ids: Iterable<string>, change: (entry: WatchlistEntry) => WatchlistEntry): number;
  discardDamaged(id: string): void;
  /** Resolves when what was changed is on the disk, or could not be written just now (which is shown). */
  stored(): Promise<void>;
  dispose(): Promise<void>;
}

export interface WatchlistDeps extends StoredDocumentDeps {
  readonly store: DocumentStore;
  readonly clock: Pick<Clock, 'now' | 'elapsed' | 'after'>;
  readonly onChange: () => void;
  /** Entries to begin with if nothing is stored yet (the demo's). */
  readonly initialEntries?: readonly WatchlistEntry[];
}

/** Opens a watchlist. A file that holds none is quarantined; single entries that cannot be read are kept as damaged. */
export function openWatchlist({ store, onChange, initialEntries: initial = [], ...deps }: WatchlistDeps): Watchlist {
  const file = openStoredDocument(store, 'watchlist', deps);
  /** Entries and how they are written. */
  const checkedEntries = new WeakMap<WatchlistEntry, object>();
  let damaged: readonly DamagedEntry[] = [];
  let byId = new Map(initial.map((entry) => [entry.id, entry]));
  const document = file.read();
  const unknown = findUnknownFields(document);
  /** An entry as it is written: with what a newer version of the app added to it. */
  const withUnknownFields = (entry: WatchlistEntry): object => {
    const more = unknown.entries.get(entry.id);
    return more === undefined ? entry : { ...more, ...entry };
  };
  if (document !== undefined) {
    try {
      const read = readWatchlistDocument(document);
      damaged = read.damaged;
      for (const entry of read.entries) checkedEntries.set(entry, withUnknownFields(entry));
      byId = new Map(read.entries.map((entry) => [entry.id, entry]));
    } catch (error) {
      file.quarantine((error as Error).message);
    }
  }
  let index = createWatchlistIndex([...byId.values()]);
  const mutes = createMuteDeadlines(deps.clock);
  mutes.track(byId.values());

  /** The document to store. An entry that has been read or written before is valid and is not checked again. */
  function documentOf(entries: readonly WatchlistEntry[], damagedEntries: readonly DamagedEntry[]): object {
    const unchecked = entries.filter((entry) => !checkedEntries.has(entry));
    const document = writeWatchlistDocument({ entries: unchecked, damaged: damagedEntries });
    unchecked.forEach((entry, index) => {
      const checked = document.entries[index];
      if (checked !== undefined) checkedEntries.set(entry, withUnknownFields(checked));
    });
    return { ...unknown.document, ...document, entries: entries.map((entry) => checkedEntries.get(entry)) };
  }

  function replaceAll(entries: readonly WatchlistEntry[], damagedNow: readonly DamagedEntry[]): void {
    file.write(documentOf(entries, damagedNow));
    byId = new Map(entries.map((entry) => [entry.id, entry]));
    damaged = damagedNow;
    index = createWatchlistIndex(entries);
    mutes.track(entries);
    onChange();
  }

  return {
    entries: () => [...byId.values()],
    damaged: () => damaged,
    get: (id) => byId.get(id) ?? null,
    isMuteOver: mutes.isOver,
    index: () => index,
    replace: (entries) => replaceAll(entries, damaged),
    change(ids, change) {
      const named = new Set([...ids].filter((id) => byId.has(id)));
      if (named.size === 0) return 0;
      replaceAll(
        [...byId.values()].map((entry) => (named.has(entry.id) ? change(entry) : entry)),
        damaged,
      );
      return named.size;
    },
    discardDamaged(id) {
      const rest = damaged.filter((entry) => entry.id !== id);
      if (rest.length !== damaged.length) replaceAll([...byId.values()], rest);
    },
    stored: file.stored,
    dispose: file.dispose,
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
