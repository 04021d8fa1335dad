import { wouldMuteLonger } from '../../../core/matching/filters/mute-end.ts';
import { namesEvent } from '../../../core/matching/filters/website.ts';
import { formatInstant } from '../../../core/notification/decoding/instant.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import type { Profile } from '../profile/profile.ts';

/**
 * Mutes every entry that names the event of a notification until `untilMs` (milliseconds since the epoch). One that is
 * muted for longer stays so. False if no entry names it, or the history no longer holds the notification.
 */
export async function muteEventEntries(
  { watchlist, recent }: Pick<Profile, 'watchlist' | 'recent'>,
  itemId: number,
  untilMs: number,
  onMuted: (entries: readonly WatchlistEntry[], until: string) => void = () => {},
): Promise<boolean> {
  const notification = await recent.get(itemId).catch(() => null);
  if (notification === null) return false;
  const named = watchlist.entries().filter((entry) => namesEvent(entry, notification.notification));
  const muted = named.filter((entry) => wouldMuteLonger(entry, untilMs));
  const until = formatInstant(untilMs);
  watchlist.change(
    muted.map(({ id }) => id),
    (entry) => ({ ...entry, muted_until: until }),
  );
  if (muted.length > 0) onMuted(muted, until);
  return named.length > 0;
}
