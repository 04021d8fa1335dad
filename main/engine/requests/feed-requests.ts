import type { RequestPayload } from '../../../core/bridge/request-schemas.ts';
import { evaluateOffers } from '../../../core/feed/evaluate-offers.ts';
import { searchWords } from '../../../core/feed/search/feed-search.ts';
import { priceQuestions } from '../../../core/matching/compiled-entry.ts';
import { explainDecision } from '../../../core/matching/explanation/explain.ts';
import { resultAction } from '../computers/peer-actions.ts';
import { explainFallback } from '../pipeline/fallback-decision.ts';
import { readPastPrices } from '../profile/recent/past-prices.ts';
import { recordResult } from '../profile/record-result.ts';
import { type RequestContext, RequestError, type RequestHandlers } from './request-context.ts';

type Names =
  | 'feed.list'
  | 'feed.count'
  | 'feed.detail'
  | 'feed.raw'
  | 'feed.copyRaw'
  | 'feed.result'
  | 'history.websites'
  | 'history.export';

/** More of a message than anybody reads; all of it can be copied. */
const MAX_SHOWN_CHARACTERS = 200_000;

/** Requests of the feed and the history: a page of items, everything known of one. */
export function feedRequests({ profiles, events, changes, ports, computers }: RequestContext): RequestHandlers<Names> {
  return {
    'feed.list': (payload) => profiles.current().history.list({ ...toQuery(payload), limit: payload.limit }),
    'history.export': (payload) => profiles.current().history.exportItems(toQuery(payload), payload.format),
    'feed.count': ({ query, website, change_type: changeType }) =>
      profiles.current().history.count({ website, changeType, words: searchWords(query) }),
    'history.websites': () => profiles.current().history.websites(),
    async 'feed.detail'({ id }) {
      const { recent, watchlist, history } = profiles.current();
      const seen = await recent.get(id);
      if (seen === null) return null;
      const { item, notification, decision } = seen;
      const entry = decision.entry === null ? null : watchlist.get(decision.entry);
      const past = entry === null ? null : await readPastPrices(history, priceQuestions(entry), [{ id, notification }]);
      const prices = past?.get(id) ?? null;
      const explanation = explainFallback(decision) ?? explainDecision(notification, decision, entry, prices);
      return {
        item,
        notification,
        decision,
        explanation,
        offers: evaluateOffers(notification, decision, entry, prices),
      };
    },
    async 'feed.raw'({ id }) {
      const kept = await profiles.current().history.get(id);
      return kept === null ? null : { text: kept.frame.slice(0, MAX_SHOWN_CHARACTERS), length: kept.frame.length };
    },
    async 'feed.copyRaw'({ id }) {
      const kept = await profiles.current().history.get(id);
      if (kept === null) throw new RequestError('This message is no longer in the history.');
      return { copied: await ports.links.copy(kept.frame) };
    },
    async 'feed.result'({ id, outcome, tickets }) {
      const profile = profiles.current();
      const seen = await profile.recent.get(id);
      if (seen === null) throw new RequestError('This notification is no longer in the history.');
      const at = new Date(ports.clock.now()).toISOString();
      const result = outcome === null ? null : { outcome, at, tickets: outcome === 'got' ? tickets : 0 };
      const item = recordResult(profile, seen.item, result);
      if (!item.test) computers.act(resultAction(seen.notification, result));
      if (result !== null) changes.emit('handled', { id });
      events.emit('feed.changed', { items: [item] });
      changes.emit('watchlist', null);
      const entry = item.entry === null ? null : profile.watchlist.get(item.entry);
      const got = entry === null ? (item.result?.tickets ?? 0) : profile.counters.gotTickets(entry.id);
      return { entry: entry?.id ?? null, got, wanted: entry?.wanted_tickets ?? null };
    },
  };
}

/** What the window asks, as the history takes it. */
function toQuery({ query, view, website, change_type, filters, before }: Omit<RequestPayload<'feed.list'>, 'limit'>) {
  return { before, view, website, changeType: change_type, filters, words: searchWords(query) };
}
