import { randomUUID } from 'node:crypto';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import type { ProfileName } from '../profile.ts';

/** Entries that one deletion took from a watchlist. */
interface RemovedEntries {
  readonly profile: ProfileName;
  readonly entries: readonly WatchlistEntry[];
}

/** What was deleted from watchlists, for an undo: only a name of it goes to the window and back, however much it is. */
export interface RemovedEntriesMemory {
  /** Keeps what was deleted; returns its name. */
  keep(removed: RemovedEntries): string;
  /** `undefined` if it was put back, is too old, or another process kept it. */
  get(name: string): RemovedEntries | undefined;
  forget(name: string): void;
}

const MAX_DELETIONS = 50;
const MAX_ENTRIES = 200_000;

/** The newest deletion is always kept, older ones up to 50 and as long as all have at most 200,000 entries together. */
export function createRemovedEntriesMemory(): RemovedEntriesMemory {
  const byName = new Map<string, RemovedEntries>();
  const count = () => byName.values().reduce((sum, { entries }) => sum + entries.length, 0);
  return {
    keep(removed) {
      const name = randomUUID();
      byName.set(name, removed);
      for (const oldest of byName.keys()) {
        if (oldest === name || (byName.size <= MAX_DELETIONS && count() <= MAX_ENTRIES)) break;
        byName.delete(oldest);
      }
      return name;
    },
    get: (name) => byName.get(name),
    forget: (name) => void byName.delete(name),
  };
}
