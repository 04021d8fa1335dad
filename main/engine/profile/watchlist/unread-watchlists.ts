import type { Notice } from '../../../../core/bridge/app-state.ts';
import { formatList } from '../../../../core/text/format/format-list.ts';

const WAY_OUT =
  'Events that are not on your watchlist alert as long as it is in that folder, whatever the settings say, because it may name them. Repair and import it, then delete it and start the app again.';

/** What counts instead of a watchlist that cannot be read. */
export const INSTEAD_OF_UNREAD = `The app started with an empty watchlist. ${WAY_OUT}`;

/**
 * The condition while files of earlier starts that could not be read are kept. Only the user knows whether their entries
 * are on the watchlist again, so nothing but their deletion ends it.
 *
 * @param names at least one, the oldest first.
 */
export function unreadWatchlistNotice(names: readonly string[], folder: string): Notice {
  return {
    level: 'warning',
    title: 'A watchlist that could not be read is still kept',
    text: `${formatList(names, 3)} in ${folder}. ${WAY_OUT}`,
  };
}
