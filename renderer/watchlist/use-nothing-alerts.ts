import { useApp, useWatchlist } from '../state/stores.tsx';

/** Whether no message can alert: no entry is on, and events that no entry names are for the feed only. */
export function useNothingAlerts(): boolean {
  const feedOnly = useApp((app) => app.state?.settings.unlisted === 'feed');
  const noneOn = useWatchlist(({ watchlist }) => watchlist?.entries.every(({ entry }) => !entry.enabled) === true);
  return feedOnly && noneOn;
}
