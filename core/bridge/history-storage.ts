/** How large the history is. */
export interface HistoryStorage {
  /** Of the database on the disk, and how many of them hold nothing and can be given back. */
  readonly bytes: number;
  readonly free_bytes: number;
  /** Messages; gaps do not count. */
  readonly items: number;
  /** RFC3339. When the oldest message or gap came; `null` without any. */
  readonly oldest_at: string | null;
  readonly upkeep: UpkeepState;
}

/** A check and compaction that the user asked for. `before` and `after` are bytes on the disk. */
export type UpkeepState =
  | { readonly state: 'none' }
  | { readonly state: 'checking' | 'compacting' }
  | {
      readonly state: 'done';
      /** What is damaged, as SQLite says; empty if nothing is. */
      readonly problems: readonly string[];
      readonly before: number;
      readonly after: number;
    }
  | { readonly state: 'failed'; readonly why: string };
