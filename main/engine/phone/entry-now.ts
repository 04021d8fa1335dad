import { muteEndMs } from '../../../core/matching/filters/mute-end.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import type { Alert } from '../alerts/alert.ts';
import type { Profile } from '../profile/profile.ts';

/** The entry that decided an alert, as it is now; `undefined` if it is gone, off or muted. */
export function entryNow(
  { entry }: Pick<Alert, 'entry'>,
  watchlist: Pick<Profile['watchlist'], 'get' | 'isMuteOver'>,
  nowMs: number,
): WatchlistEntry | null | undefined {
  if (entry === null) return null;
  const now = watchlist.get(entry.id);
  if (now === null || !now.enabled) return undefined;
  const endMs = muteEndMs(now);
  return endMs !== null && nowMs < endMs && !watchlist.isMuteOver(now.id) ? undefined : now;
}
