import type { Escalation } from '../../../core/alerts/phone-step.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';

/** What an entry asks for if nobody answers. */
export function escalationOf(_entry: WatchlistEntry | null): Escalation {
  return { afterS: null, everyS: null, times: 0 };
}
