import type { WatchlistEntry } from '../entry.ts';
import type { ImportNote } from './import-note.ts';

/** What an import would do, in lists. */
interface ImportLists {
  readonly added: readonly WatchlistEntry[];
  readonly changed: readonly {
    readonly before: WatchlistEntry;
    readonly after: WatchlistEntry;
    readonly fields: readonly string[];
  }[];
  /** In `replace` mode: stored entries that the import does not hold. */
  readonly removed: readonly WatchlistEntry[];
  /** In `replace` mode: stored entries that stay as they are, since a rejected line may have stood for them. */
  readonly kept: readonly WatchlistEntry[];
  readonly rejected: readonly ImportNote[];
  /** What is accepted, but probably not meant: names that are no field, entries that warn. Nothing is rejected for it. */
  readonly notes: readonly ImportNote[];
}

export interface ImportPlan extends ImportLists {
  readonly format: 'json' | 'csv';
  readonly unchanged: number;
}

/** A plan as the window shows it: how many of each (of notes: lines that have any), and the first `MAX_PREVIEWED` of them. */
export interface ImportPreview extends ImportLists {
  readonly format: 'json' | 'csv';
  readonly counts: Readonly<Record<keyof ImportLists | 'unchanged', number>>;
}

/** So many of each list go to the window: of notes, those of so many lines. */
export const MAX_PREVIEWED = 100;

export function previewOf({ format, unchanged, ...lists }: ImportPlan): ImportPreview {
  const { added, changed, removed, kept, rejected, notes } = lists;
  const first = <T>(list: readonly T[]) => list.slice(0, MAX_PREVIEWED);
  return {
    format,
    counts: {
      added: added.length,
      changed: changed.length,
      removed: removed.length,
      kept: kept.length,
      rejected: countLines(rejected),
      notes: countLines(notes),
      unchanged,
    },
    added: first(added),
    changed: first(changed),
    removed: first(removed),
    kept: first(kept),
    rejected: ofFirstLines(rejected),
    notes: ofFirstLines(notes),
  };
}

const countLines = (notes: readonly ImportNote[]) => new Set(notes.map(({ line }) => line)).size;

function ofFirstLines(notes: readonly ImportNote[]): ImportNote[] {
  const lines = new Set([...new Set(notes.map(({ line }) => line))].slice(0, MAX_PREVIEWED));
  return notes.filter(({ line }) => lines.has(line));
}
