import { parseWatchLink, type WatchLink } from '../../../core/watchlist/formats/link/parse-watch-link.ts';
import { findKey } from '../stores/find-key.ts';
import type { RequestContext, RequestHandlers } from './request-context.ts';

/**
 * What a click on an `eventory-tray:` link leads to: the form of a new entry, filled in, or why it cannot be used. Nothing
 * is saved, and the link is not logged, because it may hold anything.
 */
export function watchLinkRequests({
  profiles,
  events,
}: Pick<RequestContext, 'profiles' | 'events'>): RequestHandlers<'watchlist.openLink'> {
  /** As with an import, an entry that holds the key is refused. */
  function read(link: string): WatchLink {
    const parsed = parseWatchLink(link);
    const [issue] = parsed.ok ? findKey(parsed.entry, profiles.storedKey()) : [];
    return issue === undefined ? parsed : { ok: false, message: `${issue.path}: ${issue.message}` };
  }

  return {
    'watchlist.openLink'({ link }) {
      const parsed = read(link);
      if (parsed.ok) events.emit('watchlist.draft', { entry: parsed.entry, notes: parsed.notes });
      else events.emit('notice', { level: 'error', title: 'The link was not used', text: parsed.message });
      return null;
    },
  };
}
