import { basename } from 'node:path';
import type { Conditions } from '../conditions.ts';
import type { DocumentStore, Log } from '../ports.ts';

/**
 * Reads a store's document. A file that is not JSON is set aside under a new name and reported as a condition named
 * `place`; the caller then starts from `undefined`, as on a first run.
 *
 * @param what - what the file holds, for the user: "settings", "watchlist".
 */
export function readDocument(
  store: DocumentStore,
  what: string,
  { place, conditions, log }: { place: string; conditions: Conditions; log: Log },
): unknown {
  try {
    return store.read();
  } catch (error) {
    setAside(store, what, (error as Error).message, { place, conditions, log });
    return undefined;
  }
}

/** Moves a store's file out of the way and tells the user where it went. */
export function setAside(
  store: DocumentStore,
  what: string,
  why: string,
  { place, conditions, log }: { place: string; conditions: Conditions; log: Log },
): void {
  let kept: string;
  try {
    kept = store.setAside();
  } catch (error) {
    conditions.set(place, {
      level: 'error',
      title: `The ${what} file cannot be read or moved`,
      text: `${store.path}: ${(error as Error).message}. Check that you may write in its folder.`,
    });
    return;
  }
  log.error(`${what}: ${store.path} could not be read (${why}); it is kept as ${kept}`);
  conditions.set(place, {
    level: 'warning',
    title: `The ${what} file could not be read`,
    text: `It is kept as ${basename(kept)} in the same folder (${why}). The app started with a fresh one.`,
  });
}
