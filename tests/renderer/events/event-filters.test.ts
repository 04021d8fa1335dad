import { describe, expect, it } from 'vitest';
import type { EventOverview } from '../../../core/series/event-overview.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { type EventFilters, fitsFilters, NO_FILTERS, sitesOf } from '../../../renderer/events/event-filters.ts';
import { eventLines } from '../../../renderer/events/event-lines.ts';
import { EVENT_INFOS } from '../../support/build-notification.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');

function lineOf(fields: Partial<EventOverview>, watched = false) {
  const event: EventOverview = {
    event_id: 'abc',
    website: 'axs',
    region: null,
    event_infos: { ...EVENT_INFOS, event_date: '2026-06-20T20:00:00Z' },
    price: 100,
    last_price: 100,
    price_label: null,
    stock: 4,
    before: null,
    prices: [],
    alerts_today: 0,
    last_at: '2026-06-01T11:00:00Z',
    last_item: 1,
    ...fields,
  };
  const [line] = eventLines([event], watched ? [newEntry('abc', 'abc')] : []);
  if (line === undefined) throw new Error('a line');
  return line;
}

const dated = (event_date: string | null) => ({ event_infos: { ...EVENT_INFOS, event_date } });

describe('which events are shown', () => {
  it.each<[string, Partial<EventFilters>, Partial<EventOverview>, boolean]>([
    ['in stock: some', { chips: ['in_stock'] }, { stock: 4 }, true],
    ['in stock: not known', { chips: ['in_stock'] }, { stock: null }, true],
    ['in stock: sold out', { chips: ['in_stock'] }, { stock: 0 }, false],
    ['alerted today', { chips: ['alerted_today'] }, { alerts_today: 1 }, true],
    ['not alerted today', { chips: ['alerted_today'] }, {}, false],
    ['in 30 days', { chips: ['next_30_days'] }, dated('2026-07-01T11:59:00Z'), true],
    ['later', { chips: ['next_30_days'] }, dated('2026-07-01T12:01:00Z'), false],
    ['over', { chips: ['next_30_days'] }, dated('2026-06-01T11:59:00Z'), false],
    ['no date', { chips: ['next_30_days'] }, dated(null), false],
    ['both of two chips', { chips: ['in_stock', 'alerted_today'] }, { alerts_today: 1 }, true],
    ['one of two chips', { chips: ['in_stock', 'alerted_today'] }, {}, false],
    ['its site', { site: 'axs' }, {}, true],
    ['its site, written in another way', { site: 'AXS' }, {}, true],
    ['another site', { site: 'dice' }, {}, false],
  ])('%s', (_, filters, event, shown) => {
    expect(fitsFilters(lineOf(event), { ...NO_FILTERS, ...filters }, NOW)).toBe(shown);
  });

  it('watched or not', () => {
    const shown = (filter: EventFilters['shown']) =>
      [true, false].map((watched) => fitsFilters(lineOf({}, watched), { ...NO_FILTERS, shown: filter }, NOW));
    expect([shown('all'), shown('watched'), shown('unwatched')]).toEqual([
      [true, true],
      [true, false],
      [false, true],
    ]);
  });
});

it('each site is listed once, however it is written', () => {
  const lines = ['axs', 'AXS', 'dice', null].map((website) => lineOf({ website }));
  expect(sitesOf(lines)).toEqual(['AXS', 'dice']);
});
