import { useMemo } from 'react';
import { useFeed, useWatchlist } from '../../../state/stores.tsx';

/** The sites to choose from: those of the event first, then all that feed and watchlist have seen. */
export function useWebsites(ofEvent: readonly string[]): string[] {
  const inFeed = useFeed((slice) => slice.websites);
  const entries = useWatchlist((slice) => slice.watchlist?.entries);
  return useMemo(() => {
    const inWatchlist = (entries ?? []).flatMap(({ event, entry }) => [event?.website, entry.website]);
    const others = [...inFeed, ...inWatchlist].filter((website) => website != null && website !== '') as string[];
    return [...new Set([...ofEvent, ...others.sort()])];
  }, [ofEvent, inFeed, entries]);
}
