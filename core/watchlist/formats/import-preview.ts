import type { WatchlistEntry } from '../entry.ts';
import type { ImportNote } from './import-note.ts';

export interface ImportPreview {
  readonly format: 'json' | 'csv';
  readonly added: readonly WatchlistEntry[];
  readonly changed: readonly {
    readonly before: WatchlistEntry;
    readonly after: WatchlistEntry;
    readonly fields: readonly string[];
  }[];
  readonly unchanged: number;
  /** In `replace` mode: stored entries that the import does not hold. */
  readonly removed: readonly WatchlistEntry[];
  /** In `replace` mode: stored entries that stay as they are, since a rejected line may have stood for them. */
  readonly kept: readonly WatchlistEntry[];
  readonly rejected: readonly ImportNote[];
  /** What is accepted, but probably not meant: names that are no field, entries that warn. Nothing is rejected for it. */
  readonly notes: readonly ImportNote[];
}
