import { searchWords } from '../../../core/feed/feed-search.ts';
import { explainDecision } from '../../../core/matching/explain.ts';
import { explainFallback } from '../pipeline/fallback-decision.ts';
import type { RequestContext, RequestHandlers } from './request-context.ts';

/** Requests of the feed and the history: a page of items, everything known of one. */
export function feedRequests({ profiles }: RequestContext): RequestHandlers<'feed.list' | 'feed.detail'> {
  return {
    'feed.list': ({ query, change_type: changeType, ...rest }) =>
      profiles.current().history.list({ ...rest, changeType, words: searchWords(query) }),
    async 'feed.detail'({ id }) {
      const { recent, watchlist } = profiles.current();
      const seen = await recent.get(id);
      if (seen === null) return null;
      const { item, notification, decision } = seen;
      const entry = decision.entry === null ? null : watchlist.get(decision.entry);
      const explanation = explainFallback(decision) ?? explainDecision(notification, decision, entry);
      return { item, notification, decision, explanation };
    },
  };
}
