import { searchWords } from '../../../core/feed/feed-search.ts';
import { offerVerdicts } from '../../../core/feed/offer-verdicts.ts';
import { explainDecision } from '../../../core/matching/explain.ts';
import { explainFallback } from '../pipeline/fallback-decision.ts';
import { recordResult } from '../profile/record-result.ts';
import { type RequestContext, RequestError, type RequestHandlers } from './request-context.ts';

/** Requests of the feed and the history: a page of items, everything known of one. */
export function feedRequests({
  profiles,
  events,
  changes,
  ports,
}: RequestContext): RequestHandlers<'feed.list' | 'feed.detail' | 'feed.result'> {
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
      return { item, notification, decision, explanation, offers: offerVerdicts(notification, decision, entry) };
    },
    async 'feed.result'({ id, outcome, tickets }) {
      const profile = profiles.current();
      const seen = await profile.recent.get(id);
      if (seen === null) throw new RequestError('This notification is no longer in the history.');
      const at = new Date(ports.clock.now()).toISOString();
      const result = outcome === null ? null : { outcome, at, tickets: outcome === 'got' ? tickets : 0 };
      const item = recordResult(profile, seen.item, result);
      events.emit('feed.changed', { items: [item] });
      changes.emit('watchlist', null);
      const entry = item.entry === null ? null : profile.watchlist.get(item.entry);
      const got = entry === null ? (item.result?.tickets ?? 0) : profile.counters.gotTickets(entry.id);
      return { entry: entry?.id ?? null, got, wanted: entry?.wanted_tickets ?? null };
    },
  };
}
