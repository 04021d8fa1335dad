import type { RequestPayload } from '../../../core/bridge/request-schemas.ts';
import type { FeedItem } from '../../../core/feed/feed-item.ts';
import { withResult } from '../../../core/feed/item-result.ts';
import { sampleDetail } from '../sample/detail.ts';
import { NOW_MS } from '../sample/events.ts';
import type { FakeApp } from './fake-app.ts';
import type { HandlersOf } from './handlers.ts';

type Question = Pick<RequestPayload<'feed.list'>, 'query' | 'website' | 'change_type' | 'view' | 'filters'>;

/** The rows that a question finds, newest first. */
function findItems({ feed }: FakeApp, { query, website, change_type, view, filters }: Question): FeedItem[] {
  const words = query.toLowerCase().split(' ').filter(Boolean);
  return feed
    .filter((item) => view === 'everything' || item.kind === 'gap' || item.outcome === 'alert')
    .filter((item) => website === null || (item.kind !== 'gap' && item.website === website))
    .filter((item) => change_type === null || (item.kind !== 'gap' && item.changes.some((c) => c.type === change_type)))
    .filter((item) => filters?.outcome == null || (item.kind !== 'gap' && item.outcome === filters.outcome))
    .filter((item) => words.every((word) => JSON.stringify(item).toLowerCase().includes(word)))
    .reverse();
}

/** What the feed asks: lists, counts, details and results, of the sample rows. */
export const feedHandlers = (app: FakeApp): HandlersOf<'feed'> => ({
  'feed.list': ({ before, limit, ...question }) => {
    const found = findItems(app, question).filter((item) => before === null || item.id < before);
    return { items: found.slice(0, limit), more: found.length > limit };
  },
  'feed.count': ({ query, website, change_type }) => {
    const found = findItems(app, { query, website, change_type, view: 'everything' }).filter(
      (item) => item.kind === 'notification',
    );
    return {
      alerts: { count: found.filter(({ outcome }) => outcome === 'alert').length, more: false },
      everything: { count: found.length, more: false },
    };
  },
  'feed.detail': ({ id }) => {
    const item = app.itemOf(id);
    return item?.kind === 'notification' ? sampleDetail(item) : null;
  },
  'feed.raw': ({ id }) => {
    const text = JSON.stringify({ event_id: 'abc123', stock: id });
    return { text, length: text.length };
  },
  'feed.copyRaw': () => ({ copied: true }),
  'feed.result': ({ id, outcome, tickets }) => {
    const item = app.itemOf(id);
    if (item?.kind !== 'notification') throw new Error('This notification is no longer in the history.');
    const result = outcome === null ? null : { outcome, at: new Date(NOW_MS).toISOString(), tickets };
    app.feed[app.feed.indexOf(item)] = withResult(item, result);
    app.emit('feed.changed', { items: [withResult(item, result)] });
    const entry = app.entries.find((view) => view.entry.id === item.entry)?.entry ?? null;
    return { entry: entry?.id ?? null, got: tickets, wanted: entry?.wanted_tickets ?? null };
  },
});
