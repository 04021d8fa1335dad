import type { Notification } from '../../notification/notification.ts';
import { websiteKey } from '../../notification/website-key.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import type { Answer } from '../../watchlist/expressions/answer.ts';
import type { MessageFilter } from './filter.ts';

/**
 * `website`: exact, case-folded; narrows when event ids collide. An entry that answers no does not
 * name this notification's event at all.
 */
export function websiteFilter(entry: WatchlistEntry): MessageFilter | null {
  const wanted = websiteKey(entry.website);
  if (wanted === '') return null;
  return {
    field: 'website',
    answer: ({ website }) => websiteAnswer(wanted, website),
    detail: (notification) => `from ${notification.website ?? 'an unnamed site'}; the entry is for ${entry.website}`,
    phrase: () => 'from another site',
  };
}

/** An event, and the site it was announced on if that is known. */
export type EventAtSite = Pick<Notification, 'event_id' | 'website'>;

/** Whether an entry names an event, whatever else it asks for. */
export function namesEvent(entry: WatchlistEntry, { event_id, website }: EventAtSite): boolean {
  if (entry.event_id !== event_id) return false;
  const wanted = websiteKey(entry.website);
  return wanted === '' || websiteAnswer(wanted, website) !== 'no';
}

function websiteAnswer(wanted: string, website: string | null): Answer {
  if (website === null) return 'unknown';
  return websiteKey(website) === wanted ? 'yes' : 'no';
}
