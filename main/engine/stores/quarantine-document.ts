import { basename } from 'node:path';
import type { DocumentStore, Log } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';

/** Quarantines a store's file and reports to the user where it is. */
export function quarantineDocument(
  store: DocumentStore,
  what: string,
  why: string,
  { place, conditions, log }: { place: string; conditions: ConditionStore; log: Log },
): void {
  let quarantinePath: string;
  try {
    quarantinePath = store.quarantine();
  } catch (error) {
    conditions.set(place, {
      level: 'error',
      title: `The ${what} file cannot be read or moved`,
      text: `${store.path}: ${(error as Error).message}. Check that you may write in its folder.`,
    });
    return;
  }
  log.error(`${what}: ${store.path} could not be read (${why}); it is kept as ${quarantinePath}`);
  conditions.set(place, {
    level: 'warning',
    title: `The ${what} file could not be read`,
    text: `It is kept as ${basename(quarantinePath)} in the same folder (${why}). The app started with a fresh one.`,
  });
}
