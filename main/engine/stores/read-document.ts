import type { DocumentStore, Log } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';
import { quarantineDocument } from './quarantine-document.ts';

/**
 * Reads a store's document. A file that is not JSON is quarantined under a new name and reported as a condition named
 * `place`; the caller then starts from `undefined`, as on a first run.
 *
 * @param what - what the file holds, for the user: "settings", "watchlist".
 */
export function readDocument(
  store: DocumentStore,
  what: string,
  { place, conditions, log }: { place: string; conditions: ConditionStore; log: Log },
): unknown {
  try {
    return store.read();
  } catch (error) {
    quarantineDocument(store, what, (error as Error).message, { place, conditions, log });
    return undefined;
  }
}
