import { readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Notice } from '../../../../core/bridge/state/app.ts';
import type { UnreadWatchlistFailure } from '../../../../core/bridge/state/watchlist.ts';
import { formatList } from '../../../../core/text/format/format-list.ts';
import { readWatchlistDocument, type StoredWatchlist } from '../../../../core/watchlist/document/watchlist-document.ts';
import { errorMessage } from '../../../lib/error-message.ts';
import { freePathBeside, quarantinedNames } from '../../../lib/quarantine-path.ts';

const WAY_OUT =
  'Events that are not on your watchlist alert for now, whatever the settings say, because the file may name them. Repair it there and try again, or start with this watchlist: the file then stays there under another name.';

/** What counts instead of a watchlist that cannot be read. */
export const INSTEAD_OF_UNREAD = {
  text: `The app started with an empty watchlist. ${WAY_OUT}`,
  about: 'unread_watchlist',
} as const;

/**
 * The condition while files of earlier starts that could not be read are kept. Only the user knows whether their entries
 * are on the watchlist again.
 *
 * @param names at least one, the oldest first.
 */
export function unreadWatchlistNotice(names: readonly string[], folder: string): Notice {
  return {
    level: 'warning',
    title: 'A watchlist that could not be read is still kept',
    text: `${formatList(names, 3)} in ${folder}. ${WAY_OUT}`,
    about: 'unread_watchlist',
  };
}

/** The quarantined files of a watchlist. Nothing here deletes one. */
export interface UnreadWatchlists {
  /** Their names, the oldest first. */
  names(): readonly string[];
  /** What they hold now: those that were repaired, with their names, and those that were not. */
  readAll(): {
    readonly names: readonly string[];
    readonly found: readonly StoredWatchlist[];
    readonly failed: readonly UnreadWatchlistFailure[];
  };
  /** Renames files so that they are quarantined no more, and returns their new names. */
  dismiss(names: readonly string[]): readonly string[];
}

/** @param path that of the watchlist. */
export function createUnreadWatchlists(path: string, nowMs: () => number): UnreadWatchlists {
  const folder = dirname(path);
  const names = () => quarantinedNames(path);
  return {
    names,
    readAll() {
      const found = new Map<string, StoredWatchlist>();
      const failed: UnreadWatchlistFailure[] = [];
      for (const file of names()) {
        try {
          // Editors of Windows put a byte order mark before what they save.
          const text = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
          found.set(file, readWatchlistDocument(JSON.parse(text)));
        } catch (error) {
          failed.push({ file, why: errorMessage(error) });
        }
      }
      return { names: [...found.keys()], found: [...found.values()], failed };
    },
    dismiss: (moved) =>
      moved.map((name) => {
        const newPath = freePathBeside(path, nowMs(), 'dismissed');
        renameSync(join(folder, name), newPath);
        return basename(newPath);
      }),
  };
}
