import type { Notification } from '../../notification/notification.ts';
import { foldText } from '../../text/fold.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import type { Answer } from '../../watchlist/expressions/answer.ts';
import type { MessageFilter } from './filter.ts';

/**
 * `website`: exact, case-folded; narrows when event ids collide. An entry that answers no does not
 * name this notification's event at all.
 */
export function websiteFilter(entry: WatchlistEntry): MessageFilter | null {
  const wanted = foldText(entry.website ?? '');
  if (wanted === '') return null;
  return {
    field: 'website',
    answer: (notification) => websiteAnswer(wanted, notification),
    detail: (notification) => `from ${notification.website ?? 'an unnamed site'}; the entry is for ${entry.website}`,
    phrase: () => 'from another site',
  };
}

/** Whether an entry names the event of a notification, whatever else it asks for. */
export function namesEvent(entry: WatchlistEntry, notification: Notification): boolean {
  return entry.event_id === notification.event_id && websiteFilter(entry)?.answer(notification) !== 'no';
}

function websiteAnswer(wanted: string, { website }: Notification): Answer {
  if (website === null) return 'unknown';
  return foldText(website) === wanted ? 'yes' : 'no';
}
