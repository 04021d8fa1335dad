import type { WatchlistPart, WatchlistState } from './state/watchlist.ts';

/**
 * Puts the parts of a watchlist together, in the order they come. One that starts over drops what was not complete; one
 * that does not follow is passed over.
 *
 * @returns a function that takes a part and gives the whole, with its version, once it is there.
 */
export function createPartCollector(): (part: WatchlistPart) => (WatchlistState & { version: number }) | null {
  let parts: WatchlistPart[] = [];
  return (part) => {
    const last = parts.at(-1);
    if (part.start === 0) parts = [part];
    else if (last?.version === part.version && last.start + last.entries.length === part.start) parts.push(part);
    else return null;
    if (part.start + part.entries.length < part.total) return null;
    const whole = {
      version: part.version,
      entries: parts.flatMap(({ entries }) => entries),
      damaged: parts.flatMap(({ damaged }) => damaged),
    };
    parts = [];
    return whole;
  };
}
