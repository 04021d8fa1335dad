import { useApp, useWatchlist } from '../state/stores.tsx';

/**
 * Which events alert that no entry names: all, those that a damaged entry may name, or none. A whole file that could not be
 * read may name any.
 */
export function useUnlistedAlerts(): 'all' | 'damaged' | 'none' {
  const feedOnly = useApp((app) => app.state?.settings.unlisted === 'feed');
  const isFileUnread = useApp(
    (app) => app.state?.conditions.some(({ about }) => about === 'unread_watchlist') === true,
  );
  const isAnyDamaged = useWatchlist(({ watchlist }) => (watchlist?.damaged.length ?? 0) > 0);
  if (!feedOnly || isFileUnread) return 'all';
  return isAnyDamaged ? 'damaged' : 'none';
}

/** Whether no message can alert: no entry is on, and events that no entry names are for the feed only. */
export function useNothingAlerts(): boolean {
  const unlistedAlerts = useUnlistedAlerts();
  const noneOn = useWatchlist(({ watchlist }) => watchlist?.entries.every(({ entry }) => !entry.enabled) === true);
  return unlistedAlerts === 'none' && noneOn;
}
