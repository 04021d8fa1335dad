import { dirname } from 'node:path';
import type { UnreadWatchlistResult } from '../../../../core/bridge/state/watchlist.ts';
import {
  createIndexBuilder,
  createWatchlistIndex,
  type WatchlistIndex,
} from '../../../../core/matching/watchlist-index.ts';
import { type DamagedEntry, damagedEventIds } from '../../../../core/watchlist/document/damaged-entry.ts';
import { mergeWatchlists } from '../../../../core/watchlist/document/merge-watchlists.ts';
import { findUnknownFields } from '../../../../core/watchlist/document/unknown-fields.ts';
import {
  readWatchlistDocument,
  writeWatchlistDocument,
} from '../../../../core/watchlist/document/watchlist-document.ts';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import { assignIds, canonicalEntry, parseEntry } from '../../../../core/watchlist/entry-schema.ts';
import { runAtOnce, runInSlices } from '../../../lib/slices.ts';
import type { Clock, DocumentStore } from '../../ports.ts';
import { openStoredDocument, type StoredDocumentDeps } from '../../stores/stored-document.ts';
import { createMuteDeadlines } from './mute-deadlines.ts';
import { createUnreadWatchlists, INSTEAD_OF_UNREAD, unreadWatchlistNotice } from './unread-watchlists.ts';

/** The watchlist of one profile: the stored entries, and the index that the pipeline decides by. */
export interface Watchlist {
  entries(): readonly WatchlistEntry[];
  damaged(): readonly DamagedEntry[];
  get(id: string): WatchlistEntry | null;
  /** Whether what cannot be read may name the event: a damaged entry, or a whole file that is still kept. */
  isInDoubt(eventId: string): boolean;
  /** Grows with each change of the entries, of whichever profile. */
  version(): number;
  /** Whether the mute of an entry is over although its end is still to come by the clock, because that was set back. */
  isMuteOver(id: string): boolean;
  /** The index of the entries as they are now. */
  index(): WatchlistIndex;
  /** Puts new entries in place of all; they count from the next message on. Storing them begins at once. Throws if one is not valid. */
  replace(entries: readonly WatchlistEntry[]): void;
  /**
   * Does the same for a long list without holding anything up.
   *
   * @param basedOn The entries that the new ones were made of. If they have changed by then, nothing is replaced.
   * @returns whether they were replaced.
   */
  replaceInSlices(entries: readonly WatchlistEntry[], basedOn: readonly WatchlistEntry[]): Promise<boolean>;
  /** Changes the entries named; returns how many there were. */
  change(ids: Iterable<string>, change: (entry: WatchlistEntry) => WatchlistEntry): number;
  discardDamaged(id: string): void;
  /**
   * Reads the files that could not be read once more, and adds what is in those that were repaired. These are then kept under
   * other names. Rejects, fit to show, if what was added cannot be stored.
   */
  readUnread(): Promise<UnreadWatchlistResult>;
  /** Ends the doubt about files that could not be read. They are kept under the names that it returns. Throws if one cannot be renamed. */
  dismissUnread(): readonly string[];
  /** Resolves when what was changed is on the disk (`true`), or could not be written just now (which is shown). */
  stored(): Promise<boolean>;
  dispose(): Promise<void>;
}

export interface WatchlistDeps extends StoredDocumentDeps {
  readonly store: DocumentStore;
  readonly clock: Pick<Clock, 'now' | 'elapsed' | 'after'>;
  readonly onChange: () => void;
  /** Entries to begin with if nothing is stored yet (the demo's). */
  readonly initialEntries?: readonly WatchlistEntry[];
}

/** Of all watchlists of this process. */
let lastVersion = 0;

/** So many entries are prepared between two steps. */
const STEP_LENGTH = 100;

/** A version of the watchlist before it counts. */
interface Prepared {
  readonly document: object;
  readonly entries: readonly WatchlistEntry[];
  readonly damaged: readonly DamagedEntry[];
  readonly byId: ReadonlyMap<string, WatchlistEntry>;
  readonly index: WatchlistIndex;
}

/** Opens a watchlist. A file that holds none is quarantined; single entries that cannot be read are kept as damaged. */
export function openWatchlist({ store, onChange, initialEntries: initial = [], ...deps }: WatchlistDeps): Watchlist {
  const unread = createUnreadWatchlists(store.path, () => deps.clock.now());
  /** Whether a whole file is kept that may name any event. */
  let isAnyInDoubt = false;
  reportUnread();
  const file = openStoredDocument(store, 'watchlist', deps, INSTEAD_OF_UNREAD);
  /** Entries to which a newer version of the app added something, and how they are written: one object for each. */
  const extendedEntries = new WeakMap<WatchlistEntry, object>();
  let damaged: readonly DamagedEntry[] = [];
  let damagedEvents: ReadonlySet<string> = new Set();
  let byId: ReadonlyMap<string, WatchlistEntry> = new Map(initial.map((entry) => [entry.id, entry]));
  const document = file.read();
  const unknown = findUnknownFields(document);
  /** An entry as it is written. Throws if it is not valid; one that has been read or written before is not checked again. */
  const writtenEntry = (entry: WatchlistEntry): object => {
    const more = unknown.entries.get(entry.id);
    if (more === undefined) return canonicalEntry(entry);
    const extended = extendedEntries.get(entry) ?? { ...more, ...canonicalEntry(entry) };
    extendedEntries.set(entry, extended);
    return extended;
  };
  if (document !== undefined) {
    try {
      const read = readWatchlistDocument(document);
      setDamaged(read.damaged);
      byId = new Map(read.entries.map((entry) => [entry.id, entry]));
    } catch (error) {
      file.quarantine((error as Error).message);
    }
  }
  isAnyInDoubt ||= file.wasUnusable();
  let all: readonly WatchlistEntry[] = [...byId.values()];
  /** Its file may be another one by now. */
  let closed = false;
  let version = ++lastVersion;
  let index = createWatchlistIndex(all);
  const mutes = createMuteDeadlines(deps.clock);
  mutes.track(all);

  /** What the new entries need before they count. */
  function* prepare(
    entries: readonly WatchlistEntry[],
    damagedEntries: readonly DamagedEntry[],
  ): Generator<void, Prepared> {
    const written: object[] = [];
    const newById = new Map<string, WatchlistEntry>();
    const builder = createIndexBuilder();
    for (const [place, entry] of entries.entries()) {
      written.push(writtenEntry(entry));
      newById.set(entry.id, entry);
      builder.add(entry);
      if (place % STEP_LENGTH === 0) yield;
    }
    const document = writeWatchlistDocument({ entries: [], damaged: damagedEntries });
    return {
      document: { ...unknown.document, ...document, entries: written },
      entries: newById.size === entries.length ? entries : [...newById.values()],
      damaged: damagedEntries,
      byId: newById,
      index: builder.index,
    };
  }

  function setDamaged(now: readonly DamagedEntry[]): void {
    if (now === damaged) return;
    damaged = now;
    damagedEvents = damagedEventIds(now);
  }

  function reportUnread(): void {
    const names = unread.names();
    isAnyInDoubt = names.length > 0;
    deps.conditions.set('watchlist', isAnyInDoubt ? unreadWatchlistNotice(names, dirname(store.path)) : null);
  }

  function commit(prepared: Prepared): void {
    file.write(prepared.document);
    setDamaged(prepared.damaged);
    ({ entries: all, byId, index } = prepared);
    version = ++lastVersion;
    mutes.track(all);
    onChange();
  }

  function replaceAll(entries: readonly WatchlistEntry[], damagedNow: readonly DamagedEntry[]): void {
    commit(runAtOnce(prepare(entries, damagedNow)));
  }

  return {
    entries: () => all,
    damaged: () => damaged,
    version: () => version,
    get: (id) => byId.get(id) ?? null,
    isInDoubt: (eventId) => isAnyInDoubt || damagedEvents.has(eventId),
    isMuteOver: mutes.isOver,
    index: () => index,
    replace: (entries) => replaceAll(entries, damaged),
    async replaceInSlices(entries, basedOn) {
      const damagedBefore = damaged;
      const prepared = await runInSlices(prepare(entries, damagedBefore));
      if (closed || all !== basedOn || damaged !== damagedBefore) return false;
      commit(prepared);
      return true;
    },
    change(ids, change) {
      const named = new Set([...ids].filter((id) => byId.has(id)));
      if (named.size === 0) return 0;
      replaceAll(
        all.map((entry) => (named.has(entry.id) ? change(entry) : entry)),
        damaged,
      );
      return named.size;
    },
    discardDamaged(id) {
      const rest = damaged.filter((entry) => entry.id !== id);
      if (rest.length !== damaged.length) replaceAll(all, rest);
    },
    async readUnread() {
      file.retryQuarantine();
      const { names, found, failed } = unread.readAll();
      const before = new Set(all.map(({ id }) => id));
      for (let merged = false; !merged; ) {
        const [entriesBefore, damagedBefore] = [all, damaged];
        const wanted = found.reduce(mergeWatchlists, { entries: all, damaged });
        if (wanted.entries === all && wanted.damaged === damaged) break;
        const prepared = await runInSlices(prepare(wanted.entries, wanted.damaged));
        if (closed) throw new Error('The watchlist has changed meanwhile. Try again.');
        merged = all === entriesBefore && damaged === damagedBefore;
        if (merged) commit(prepared);
      }
      if (!(await file.stored()))
        throw new Error('The watchlist cannot be saved just now, so the file stays where it is.');
      unread.dismiss(names);
      reportUnread();
      return { files: names, added: all.filter(({ id }) => !before.has(id)).length, failed };
    },
    dismissUnread() {
      file.retryQuarantine();
      const names = unread.dismiss(unread.names());
      reportUnread();
      return names;
    },
    stored: file.stored,
    dispose() {
      closed = true;
      return file.dispose();
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
