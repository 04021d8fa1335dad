import { muteEndMs } from '../../../core/matching/filters/mute-end.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { type Alert, entriesOf } from '../alerts/alert.ts';
import type { Profile } from '../profile/profile.ts';

/**
 * The entries that asked for an alert, as they are now, without those that are gone, off or muted; `null` stands for an
 * event that no entry names. Empty: nobody wants to hear of it any more.
 */
export function entriesNow(
  alert: Pick<Alert, 'entry' | 'also'>,
  watchlist: Pick<Profile['watchlist'], 'get' | 'isMuteOver'>,
  nowMs: number,
): readonly (WatchlistEntry | null)[] {
  return entriesOf(alert).flatMap((entry) => {
    if (entry === null) return [null];
    const now = watchlist.get(entry.id);
    if (now === null || !now.enabled) return [];
    const endMs = muteEndMs(now);
    return endMs !== null && nowMs < endMs && !watchlist.isMuteOver(now.id) ? [] : [now];
  });
}
