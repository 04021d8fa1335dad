import { explainDecision } from '../../../core/matching/explain.ts';
import { searchWords } from '../history/search-words.ts';
import { explainUnjudged } from '../unjudged.ts';
import type { Handlers, RequestContext } from './context.ts';

/** Requests of the feed and the history: a page of items, everything known of one. */
export function feedRequests({ profiles }: RequestContext): Handlers<'feed.list' | 'feed.detail'> {
  return {
    'feed.list': ({ query, ...rest }) => profiles.current().history.list({ ...rest, words: searchWords(query) }),
    async 'feed.detail'({ id }) {
      const { recent, watchlist } = profiles.current();
      const seen = await recent.get(id);
      if (seen === null) return null;
      const { item, notification, decision } = seen;
      const entry = decision.entry === null ? null : watchlist.get(decision.entry);
      const explanation = explainUnjudged(decision) ?? explainDecision(notification, decision, entry);
      return { item, notification, decision, explanation };
    },
  };
}
