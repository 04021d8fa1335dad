import { namesEvent } from '../../../core/matching/filters/website.ts';
import { formatInstant } from '../../../core/notification/decoding/instant.ts';
import type { Profile } from '../profile/profile.ts';

/**
 * Mutes every entry that names the event of a notification until `untilMs` (milliseconds since the epoch). False if
 * no entry does, or the history no longer holds the notification.
 */
export async function muteEventEntries(
  { watchlist, recent }: Pick<Profile, 'watchlist' | 'recent'>,
  itemId: number,
  untilMs: number,
): Promise<boolean> {
  const notification = await recent.get(itemId).catch(() => null);
  if (notification === null) return false;
  const ids = watchlist.entries().flatMap((entry) => (namesEvent(entry, notification.notification) ? [entry.id] : []));
  watchlist.change(ids, (entry) => ({ ...entry, muted_until: formatInstant(untilMs) }));
  return ids.length > 0;
}
