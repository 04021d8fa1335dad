import { basename } from 'node:path';
import type { Notice } from '../../../core/bridge/state/app.ts';
import type { Clock, DocumentStore, Log } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';

const MIN_RETRY_DELAY_MS = 1_000;
const MAX_RETRY_DELAY_MS = 60_000;

export interface StoredDocumentDeps {
  readonly conditions: ConditionStore;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Log;
}

/**
 * A document of a store, as the engine keeps it: what counts is in memory, and the file follows. Nothing here throws or
 * waits for the file, except `stored` and `dispose`.
 */
export interface StoredDocument {
  /** The document; `undefined` if there is none or it cannot be read, in which case it is quarantined and reported. */
  read(): unknown;
  /**
   * Keeps the file, which cannot be used, under a new name and reports why. Nothing is written over it before that.
   *
   * @param whatCounts a sentence on what counts instead, if that is not what was given for the document.
   */
  quarantine(why: string, whatCounts?: string): void;
  /** Whether there was a file that could not be used when it was last read. */
  wasUnusable(): boolean;
  /** Tries again to move a file that was to be quarantined and could not be moved. Throws if it still cannot. */
  retryQuarantine(): void;
  /**
   * Begins to write the document at once; one handed over meanwhile follows. While it cannot be written this is shown
   * as a condition, and tried again by itself and with the next change.
   */
  write(document: object): void;
  /** Reads the file again after somebody replaced it. Changes that are not stored yet are dropped. */
  reread(): unknown;
  /** Resolves when all that was handed over is on the disk (`true`), or could not be written just now. */
  stored(): Promise<boolean>;
  /** Tries once more to write what is not stored yet. */
  dispose(): Promise<void>;
}

/**
 * @param what - what the file holds, for the user: "settings", "watchlist".
 * @param instead what counts instead of a file that cannot be used, in words, and what its notice is about.
 */
export function openStoredDocument(
  store: DocumentStore,
  what: string,
  deps: StoredDocumentDeps,
  instead: Pick<Notice, 'text' | 'about'> = { text: 'The app started with a fresh one.' },
): StoredDocument {
  const { conditions, clock, log } = deps;
  /** What is to be written next: the newest that was handed over. */
  let waiting: object | null = null;
  let writing: Promise<void> | null = null;
  /** Why the file has to be quarantined before anything is written over it. */
  let unusable: { readonly why: string; readonly whatCounts: string } | null = null;
  const about = instead.about === undefined ? {} : { about: instead.about };
  let wasUnusable = false;
  let retryDelayMs = MIN_RETRY_DELAY_MS;
  let cancelRetry = () => {};

  function tryQuarantine(): void {
    if (unusable === null) return;
    const quarantinePath = store.quarantine();
    log.error(`${what}: ${store.path} could not be read (${unusable.why}); it is kept as ${quarantinePath}`);
    conditions.set(what, {
      level: 'warning',
      title: `The ${what} file could not be read`,
      text: `It is kept as ${basename(quarantinePath)} in the same folder (${unusable.why}). ${unusable.whatCounts}`,
      ...about,
    });
    unusable = null;
  }

  function quarantine(why: string, whatCountsNow = instead.text): void {
    unusable = { why, whatCounts: whatCountsNow };
    wasUnusable = true;
    try {
      tryQuarantine();
    } catch (error) {
      conditions.set(what, {
        level: 'error',
        title: `The ${what} file cannot be read or moved`,
        text: `${store.path}: ${(error as Error).message}. It stays as it is; changes are kept in memory until it can be moved. Check that you may write in its folder.`,
        ...about,
      });
    }
  }

  async function writeWaiting(): Promise<void> {
    while (waiting !== null) {
      const next = waiting;
      waiting = null;
      try {
        tryQuarantine();
        reportCopy(await store.write(next));
        retryDelayMs = MIN_RETRY_DELAY_MS;
        conditions.set(`${what} writes`, null);
      } catch (error) {
        // A newer one may have come meanwhile.
        waiting ??= next;
        reportFailure(error as Error);
        return;
      }
    }
  }

  /** The state in memory wins; a copy of a file that somebody else has replaced is kept beside it. */
  function reportCopy(copy: string | null): void {
    if (copy === null) return;
    const [name, copyName] = [basename(store.path), basename(copy)];
    log.warn(`${what}: ${store.path} was changed by another program; that file is kept as ${copy}`);
    conditions.set(`${what} copy`, {
      level: 'warning',
      title: `The ${what} file was changed outside the app`,
      text: `What you see in the app counts and was saved. The other file is kept as ${copyName} in the same folder. To use it, quit the app, rename it to ${name} and start the app again.`,
    });
  }

  function reportFailure(error: Error): void {
    log.error(`${what}: ${store.path} could not be written: ${error.message}`);
    conditions.set(`${what} writes`, {
      level: 'error',
      title: `The ${what} cannot be saved`,
      text: `${error.message}. Your changes count and are kept in memory; saving is tried again by itself. Check the space on the disk and that you may write in its folder.`,
    });
    cancelRetry();
    cancelRetry = clock.after(retryDelayMs, start);
    retryDelayMs = Math.min(retryDelayMs * 2, MAX_RETRY_DELAY_MS);
  }

  function start(): void {
    cancelRetry();
    writing ??= writeWaiting().finally(() => {
      writing = null;
    });
  }

  function read(): unknown {
    wasUnusable = false;
    try {
      return store.read();
    } catch (error) {
      quarantine((error as Error).message);
      return undefined;
    }
  }

  return {
    read,
    reread() {
      cancelRetry();
      waiting = null;
      unusable = null;
      conditions.set(what, null);
      conditions.set(`${what} writes`, null);
      return read();
    },
    quarantine,
    wasUnusable: () => wasUnusable,
    retryQuarantine: tryQuarantine,
    write(document) {
      waiting = document;
      start();
    },
    stored: async () => {
      await writing;
      return waiting === null;
    },
    async dispose() {
      await writing;
      if (waiting !== null) start();
      await writing;
      cancelRetry();
      if (waiting !== null) log.error(`${what}: the last changes could not be stored in ${store.path}`);
    },
  };
}
