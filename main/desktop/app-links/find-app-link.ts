import { LINK_SCHEME } from '../../../core/watchlist/formats/link/watch-link.ts';

/**
 * The link among a process's arguments; the last one if there are several, and `null` if there is none. Chromium may put
 * its own arguments before and after it.
 */
export function findAppLink(args: readonly string[]): string | null {
  const start = `${LINK_SCHEME}:`;
  return args.findLast((argument) => argument.slice(0, start.length).toLowerCase() === start) ?? null;
}
