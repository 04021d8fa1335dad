import { describe, expect, it, vi } from 'vitest';
import { decide } from '../../../core/matching/decide.ts';
import { createWatchlistIndex } from '../../../core/matching/watchlist-index.ts';
import { fingerprint } from '../../../core/notification/fingerprint.ts';
import type { Offer } from '../../../core/notification/notification.ts';
import { buildEntry } from '../../support/build-entry.ts';
import { buildNotification, buildOffer, EVENT_INFOS } from '../../support/build-notification.ts';
import { contextOf, decided } from './build.ts';

/** The matching rules of docs/filters.md. */

const LATER = '2026-04-27T11:00:00Z';

describe('membership', () => {
  it('alerts for an event that no entry names: the server sends only what is on the account’s watchlist', () => {
    expect(decided(buildNotification(), [])).toMatchObject({
      outcome: 'alert',
      entry: null,
      reasons: [],
      unverified: [],
    });
  });

  it('keeps it to the feed where the user chose so', () => {
    expect(decided(buildNotification(), [], { unlisted: 'feed' })).toMatchObject({ outcome: 'unlisted', entry: null });
  });

  it('treats an event whose entries are all for another site as one that no entry names', () => {
    const entries = [buildEntry({ website: 'axs' }), buildEntry({ id: 'off', website: 'axs', enabled: false })];
    expect(decided(buildNotification(), entries, { unlisted: 'feed' })).toMatchObject({
      outcome: 'unlisted',
      entry: null,
    });
  });

  it('picks the offers of an unlisted event by what changed and can be bought', () => {
    const offers = [
      buildOffer({ offer_id: 'sold', price: 10, stock: 0 }),
      buildOffer({ offer_id: 'new', price: 90 }),
      buildOffer({ offer_id: 'old', section_key: 'sec-2', price: 20 }),
    ];
    const changes = [{ type: 'new_thing', sections: ['sec-101'] }];
    expect(decided(buildNotification({ offers, changes }), []).offers).toEqual(['sec-101/new']);
  });

  it('is filtered by `enabled` where all entries for the event are off', () => {
    const decision = decided(buildNotification(), [
      buildEntry({ id: 'a', enabled: false }),
      buildEntry({ id: 'b', enabled: false }),
    ]);
    expect(decision).toMatchObject({ outcome: 'filtered', entry: 'a' });
    expect(decision.reasons).toEqual([{ filter: 'enabled', rejected: 1, of: 1, detail: 'the entry is switched off' }]);
  });

  it('gives the reasons of an entry that is on before those of one that is off', () => {
    const entries = [buildEntry({ id: 'off', enabled: false }), buildEntry({ id: 'on', max_price_filter: 1 })];
    expect(decided(buildNotification(), entries)).toMatchObject({ outcome: 'filtered', entry: 'on' });
  });
});

describe('affected offers', () => {
  const offers = [
    buildOffer({ section_key: 'sec-101', section: '101', offer_id: 'a' }),
    buildOffer({ section_key: 'sec-207', section: 'Balcony', offer_id: 'b', offer_name: 'VIP package' }),
    buildOffer({ section_key: 'sec-9', section: 'Block 9', offer_id: 'c' }),
  ];
  it.each([
    ['by section key', 'SEC-207', ['sec-207/b']],
    ['by section name', 'balcony', ['sec-207/b']],
    ['by offer name', 'vip  package', ['sec-207/b']],
    ['by "Section " and the section', 'Section 101', ['sec-101/a']],
    ['by "Section " and a section of two words', 'section block 9', ['sec-9/c']],
    ['by the tier id of OfferSections', 'floor-ga', ['floor-ga']],
    ['by the words of the name in another order', 'Package VIP', ['sec-207/b']],
    ['by "Section " and the name of a tier', 'Section Floor', ['floor-ga']],
  ])('%s', (_, name, expected) => {
    const tier = buildOffer({ section_key: null, offer_id: 'floor-ga', offer_name: 'Floor' });
    const notification = buildNotification({
      offers: [...offers, tier],
      changes: [{ type: 'stock_increase', sections: [name] }],
    });
    const decision = decided(notification, [buildEntry()]);
    expect(decision.offers).toEqual(expected);
    expect(decision.unverified).toEqual([]);
    expect(decision.reasons).toEqual([
      {
        filter: 'affected_sections',
        rejected: 3,
        of: 4,
        detail: `3 of 4 offers not affected by this change (in ${name})`,
      },
    ]);
  });

  it('are found by "Section " and a section key of two words, where the offer names no section', () => {
    const keyed = buildOffer({ section_key: 'Block 9', section: null, offer_id: 'k', offer_name: null });
    const changes = [{ type: 'stock_increase', sections: ['Section Block 9'] }];
    const notification = buildNotification({ offers: [offers[0] ?? keyed, keyed], changes });
    expect(decided(notification, [buildEntry()])).toMatchObject({ offers: ['Block 9/k'], unverified: [] });
  });

  it('counts only names under change types the entry wants', () => {
    const changes = [
      { type: 'stock_increase', sections: ['sec-101'] },
      { type: 'price_decrease', sections: ['sec-207'] },
    ];
    const notification = buildNotification({ offers, changes });
    expect(decided(notification, [buildEntry()]).offers).toEqual(['sec-101/a']);
    expect(decided(notification, [buildEntry({ change_type: ['price_decrease'] })]).offers).toEqual(['sec-207/b']);
    expect(decided(notification, [buildEntry({ change_type: ['*'] })]).offers).toHaveLength(2);
  });

  it('are all offers, unverified, where none of the names resolves, also for a strict entry', () => {
    for (const sections of [['Nowhere'], []]) {
      const notification = buildNotification({ offers, changes: [{ type: 'stock_increase', sections }] });
      for (const strict of [false, true]) {
        const decision = decided(notification, [buildEntry({ strict })]);
        expect(decision).toMatchObject({ outcome: 'alert', unverified: ['affected_sections'] });
        expect(decision.offers).toHaveLength(3);
      }
    }
  });

  it('need one name that resolves, not all', () => {
    const changes = [{ type: 'stock_increase', sections: ['Nowhere', 'sec-101'] }];
    const decision = decided(buildNotification({ offers, changes }), [buildEntry()]);
    expect(decision).toMatchObject({ offers: ['sec-101/a'], unverified: [] });
  });
});

describe('availability', () => {
  it.each([
    ['marked active', { available: true, stock: null }, 'alert', []],
    ['in stock', { available: null, stock: 1 }, 'alert', []],
    ['marked inactive', { available: false, stock: 5 }, 'filtered', []],
    ['stock 0', { available: true, stock: 0 }, 'filtered', []],
    ['neither stated', { available: null, stock: null }, 'alert', ['availability']],
  ])('%s', (_, offer, outcome, unverified) => {
    for (const strict of [false, true]) {
      const decision = decided(buildNotification({ offers: [buildOffer(offer)] }), [buildEntry({ strict })]);
      expect(decision).toMatchObject({ outcome, unverified });
      if (outcome === 'filtered') {
        expect(decision.reasons).toEqual([
          { filter: 'availability', rejected: 1, of: 1, detail: '1 of 1 offer sold out or not on sale' },
        ]);
      }
    }
  });
});

describe('a message without readable offers', () => {
  const notification = buildNotification({ offers: [], changes: [{ type: 'stock_increase', sections: ['101'] }] });
  it('is unknown on every offer test: it alerts, and names them', () => {
    const entry = buildEntry({
      section: '102',
      max_price_filter: 1,
      resale_tickets: false,
      row_filter: 'A',
      seat_quantity: 9,
      keywords: '-parade',
    });
    expect(decided(notification, [entry])).toMatchObject({
      outcome: 'alert',
      offers: [],
      best: null,
      link: EVENT_INFOS.event_url,
      unverified: [
        'affected_sections',
        'availability',
        'section',
        'max_price_filter',
        'resale_tickets',
        'row_filter',
        'seat_quantity',
        'keywords',
      ],
    });
  });

  it('fails a strict entry that sets one', () => {
    expect(decided(notification, [buildEntry({ strict: true, max_price_filter: 1 })])).toMatchObject({
      outcome: 'filtered',
      reasons: [{ filter: 'max_price_filter' }],
    });
    expect(decided(notification, [buildEntry({ strict: true })]).outcome).toBe('alert');
  });
});

describe('unknown facts', () => {
  it('are named only where a surviving offer has them', () => {
    const offers = [
      buildOffer({ offer_id: 'known', price: 90 }),
      buildOffer({ offer_id: 'gone', price: null, longest_adjacent_seats: 1 }),
    ];
    const entry = buildEntry({ max_price_filter: 100, seat_quantity: 2 });
    expect(decided(buildNotification({ offers }), [entry])).toMatchObject({
      offers: ['sec-101/known'],
      unverified: [],
    });
  });

  it('do not save an offer that another filter rejects', () => {
    const offers = [buildOffer({ price: null, section: '207' })];
    const decision = decided(buildNotification({ offers }), [buildEntry({ max_price_filter: 100, section: '101' })]);
    expect(decision).toMatchObject({ outcome: 'filtered', reasons: [{ filter: 'section' }] });
  });

  it('turn away single offers of a strict entry, not the others', () => {
    const offers = [buildOffer({ offer_id: 'a', price: null }), buildOffer({ offer_id: 'b', price: 90 })];
    const decision = decided(buildNotification({ offers }), [buildEntry({ max_price_filter: 100, strict: true })]);
    expect(decision).toMatchObject({ outcome: 'alert', offers: ['sec-101/b'], unverified: [] });
    expect(decision.reasons[0]?.detail).toBe('1 of 2 offers with price not stated (strict)');
  });

  it('are listed in the order of the rules', () => {
    const offers = [
      buildOffer({ price: null, available: null, stock: null, longest_adjacent_seats: null, offer_name: null }),
    ];
    const entry = buildEntry({
      website: 'axs',
      date_filter: 'sat',
      max_price_filter: 1,
      row_filter: 'A',
      seat_quantity: 2,
      keywords: 'x',
      stock_threshold_filter: 2,
    });
    const notification = buildNotification({ offers, website: null, changes: null, event_infos: null, stock: null });
    expect(decided(notification, [entry]).unverified).toEqual([
      'website',
      'change_type',
      'date_filter',
      'affected_sections',
      'availability',
      'max_price_filter',
      'row_filter',
      'seat_quantity',
      'keywords',
      'stock_threshold_filter',
    ]);
  });
});

describe('the outcome', () => {
  const alerting = buildEntry({ id: 'alerting' });
  const muted = buildEntry({ id: 'muted', muted_until: LATER });
  const failing = buildEntry({ id: 'failing', max_price_filter: 1 });
  const off = buildEntry({ id: 'off', enabled: false });

  /** No offer of the default message states its row. */
  const unverified = buildEntry({ id: 'unverified', row_filter: 'C' });
  const mutedUnverified = buildEntry({ ...muted, id: 'mutedUnverified', row_filter: 'C' });
  it.each([
    ['alert before muted', [muted, alerting], false, 'alert', 'alerting'],
    ['alert before filtered', [failing, alerting], false, 'alert', 'alerting'],
    ['duplicate before muted', [muted, alerting], true, 'duplicate', 'alerting'],
    ['duplicate before filtered', [failing, off, alerting], true, 'duplicate', 'alerting'],
    ['muted before filtered', [failing, muted], false, 'muted', 'muted'],
    ['a muted entry stays muted where the content is a duplicate', [muted], true, 'muted', 'muted'],
    ['filtered stays filtered where the content is a duplicate', [failing], true, 'filtered', 'failing'],
    ['filtered before off', [off, failing], false, 'filtered', 'failing'],
    ['the first of equals', [buildEntry({ id: 'first' }), alerting], false, 'alert', 'first'],
    ['the first of equals', [alerting, buildEntry({ id: 'second' })], false, 'alert', 'alerting'],
    ['verified before unverified', [unverified, failing, alerting], false, 'alert', 'alerting'],
    ['an unverified alert before muted', [muted, unverified], false, 'alert', 'unverified'],
    ['verified before unverified, also of muted entries', [mutedUnverified, muted], false, 'muted', 'muted'],
  ])('%s', (_, entries, duplicate, outcome, entry) => {
    const decision = decided(buildNotification(), entries, { wasAlerted: () => duplicate });
    expect(decision).toMatchObject({ outcome, entry });
  });

  it('asks about duplicates by the fingerprint, and only where an alert is due', () => {
    const alerted = vi.fn(() => false);
    decided(buildNotification(), [failing, muted, off], { wasAlerted: alerted });
    expect(alerted).not.toHaveBeenCalled();
    decided(buildNotification(), [alerting], { wasAlerted: alerted });
    expect(alerted).toHaveBeenCalledExactlyOnceWith(fingerprint(buildNotification()));
  });

  it('folds duplicates of events that no entry names', () => {
    expect(decided(buildNotification(), [], { wasAlerted: () => true })).toMatchObject({
      outcome: 'duplicate',
      entry: null,
    });
  });

  it('keeps the offers, the link and the reason of a muted message', () => {
    expect(decided(buildNotification(), [muted])).toMatchObject({
      offers: ['sec-101/a'],
      link: 'https://tickets.example/cart/a',
      reasons: [{ filter: 'muted_until', rejected: 1, of: 1, detail: `muted until ${LATER}` }],
    });
  });
});

describe('reasons', () => {
  it('count what each filter rejected of those it was asked about, with the nearest miss', () => {
    const offers = [
      ...Array.from({ length: 8 }, (_, index) => buildOffer({ offer_id: `dear${index}`, price: 104.5 + index })),
      ...Array.from({ length: 3 }, (_, index) => buildOffer({ offer_id: `fair${index}`, price: 80 + index })),
    ];
    expect(decided(buildNotification({ offers }), [buildEntry({ max_price_filter: 100 })]).reasons).toEqual([
      { filter: 'max_price_filter', rejected: 8, of: 11, detail: '8 of 11 offers above 100.00, cheapest 104.50' },
    ]);
  });

  it.each([
    [{ min_price_filter: 120 }, '2 of 2 offers below 120.00, highest £110'],
    [{ section: '3xx' }, '2 of 2 offers in other sections, cheapest 95.00 in 101'],
    [{ standard_tickets: false }, '2 of 2 offers standard tickets, cheapest 95.00'],
    [{ row_filter: 'K' }, '2 of 2 offers in other rows, cheapest 95.00 in row C'],
    [{ seat_quantity: 4 }, '2 of 2 offers with fewer than 4 together, most 3'],
    [{ stock_threshold_filter: 9 }, '7 left in the offers that pass, below 9'],
    [{ date_filter: '2026-06-20' }, 'the event is on Mon 15 Jun 2026; you want 2026-06-20'],
    [{ change_type: ['price_decrease'] }, 'changed: stock increase; you watch price drop'],
  ])('put %j in words', (filters, detail) => {
    const offers = [
      buildOffer({ offer_id: 'a', section: '101', price: 95, stock: 5, row: 'C', longest_adjacent_seats: 3 }),
      buildOffer({
        offer_id: 'b',
        section: '102',
        price: 110,
        price_label: '£110',
        stock: 2,
        row: 'D',
        longest_adjacent_seats: 2,
      }),
    ];
    expect(
      decided(buildNotification({ offers }), [buildEntry(filters)]).reasons.map((reason) => reason.detail),
    ).toEqual([detail]);
  });

  it('reports an alert too what was rejected on the way', () => {
    const offers = [
      buildOffer({ offer_id: 'other', section_key: 'sec-9' }),
      buildOffer({ offer_id: 'sold', stock: 0 }),
      buildOffer({ offer_id: 'resale', inventory_type: 'resale', price: 88 }),
      buildOffer({ offer_id: 'good' }),
    ];
    const changes = [{ type: 'stock_increase', sections: ['sec-101'] }];
    const decision = decided(buildNotification({ offers, changes }), [buildEntry({ resale_tickets: false })]);
    expect(decision.outcome).toBe('alert');
    expect(decision.reasons.map(({ filter, rejected, of }) => [filter, rejected, of])).toEqual([
      ['affected_sections', 1, 4],
      ['availability', 1, 3],
      ['resale_tickets', 1, 2],
    ]);
  });
});

describe('the best offer', () => {
  const link = (name: string) => `https://tickets.example/${name}`;
  it('is the cheapest with an acceptable link, unknown price last, then the larger stock, then message order', () => {
    const offers = [
      buildOffer({ offer_id: 'no-link', price: 10, atc: null }),
      buildOffer({ offer_id: 'script', price: 5, atc: 'javascript:alert(1)' }),
      buildOffer({ offer_id: 'unknown-price', price: null, atc: link('u') }),
      buildOffer({ offer_id: 'few', price: 50, stock: 2, atc: link('few') }),
      buildOffer({ offer_id: 'many', price: 50, stock: 8, atc: link('many') }),
      buildOffer({ offer_id: 'many-too', price: 50, stock: 8, atc: link('many-too') }),
      buildOffer({ offer_id: 'dear', price: 70, stock: 9, atc: link('dear') }),
    ];
    const decision = decided(buildNotification({ offers }), [buildEntry()]);
    expect(decision.offers.map((key) => key.replace('sec-101/', ''))).toEqual([
      'many',
      'many-too',
      'few',
      'dear',
      'unknown-price',
      'script',
      'no-link',
    ]);
    expect(decision).toMatchObject({ best: 'sec-101/many', link: link('many') });
  });

  it.each([
    ['its own', link('a'), EVENT_INFOS.event_url, link('a')],
    ['the event’s page where its own may not be opened', 'javascript:1', EVENT_INFOS.event_url, EVENT_INFOS.event_url],
    ['http, which is opened after confirmation', 'http://tickets.example/a', null, 'http://tickets.example/a'],
    ['none', null, 'file:///etc/passwd', null],
  ])('gives the link: %s', (_, atc, event_url, expected) => {
    const notification = buildNotification({
      offers: [buildOffer({ atc })],
      event_infos: { ...EVENT_INFOS, event_url },
    });
    expect(decided(notification, [buildEntry()]).link).toBe(expected);
  });

  it('of a filtered message is none: the link is the event’s page', () => {
    expect(decided(buildNotification(), [buildEntry({ max_price_filter: 1 })])).toMatchObject({
      offers: [],
      best: null,
      link: EVENT_INFOS.event_url,
    });
  });
});

describe('the endpoint /notifications/subscribe/filtered', () => {
  const endpoint = 'filtered';
  const failing = buildEntry({
    change_type: ['price_decrease'],
    max_price_filter: 1,
    date_filter: '2020-01-01',
    strict: true,
  });

  it('has applied every field: none is applied here', () => {
    expect(decided(buildNotification(), [failing], { endpoint })).toMatchObject({
      outcome: 'alert',
      entry: 'e1',
      offers: ['sec-101/a'],
      reasons: [],
      unverified: [],
    });
  });

  const at = (offer_id: string, price: number | null, section: string, overrides: Partial<Offer> = {}) =>
    buildOffer({ offer_id, price, section, atc: `https://tickets.example/${offer_id}`, ...overrides });
  const wanted = { section: '101', max_price_filter: 200 };
  it.each([
    ['one that passes before a cheaper one that fails', wanted, [at('a', 50, '207'), at('b', 150, '101')], 'b,a'],
    ['one that passes before one that is unknown', wanted, [at('a', null, '101'), at('b', 150, '101')], 'b,a'],
    ['one that is unknown before one that fails', wanted, [at('a', 50, '207'), at('b', null, '101')], 'b,a'],
    [
      'an unknown one also for a strict entry',
      { ...wanted, strict: true },
      [at('a', 50, '207'), at('b', null, '101')],
      'b,a',
    ],
    ['those that pass by price', wanted, [at('a', 150, '101'), at('b', 50, '207'), at('c', 120, '101')], 'c,a,b'],
    ['those that fail by price, and none is rejected', wanted, [at('a', 90, '207'), at('b', 80, '207')], 'b,a'],
    [
      'one that passes first, even if its link may not be opened',
      wanted,
      [at('a', 50, '207'), at('b', 150, '101', { atc: 'javascript:alert(1)' })],
      'b,a',
    ],
  ])('ranks %s', (_, filters, offers, order) => {
    const decision = decided(buildNotification({ offers }), [buildEntry({ change_type: ['*'], ...filters })], {
      endpoint: 'filtered',
    });
    expect(decision).toMatchObject({ outcome: 'alert', unverified: [], reasons: [] });
    expect(decision.offers.map((key) => key.split('/').at(-1)).join()).toBe(order);
    expect(decision.best).toBe(decision.offers[0]);
  });

  it('opens the cart that the entry wants, not the cheapest', () => {
    const notification = buildNotification({ offers: [at('a', 50, '207'), at('b', 150, '101')] });
    const decision = decided(notification, [buildEntry(wanted)], { endpoint: 'filtered' });
    expect(decision.link).toBe('https://tickets.example/b');
  });

  it('still honours off, a local mute and duplicates', () => {
    expect(decided(buildNotification(), [buildEntry({ enabled: false })], { endpoint }).outcome).toBe('filtered');
    expect(decided(buildNotification(), [buildEntry({ muted_until: LATER })], { endpoint }).outcome).toBe('muted');
    expect(decided(buildNotification(), [buildEntry()], { endpoint, wasAlerted: () => true }).outcome).toBe(
      'duplicate',
    );
    expect(decided(buildNotification(), [], { endpoint, unlisted: 'feed' }).outcome).toBe('unlisted');
  });

  it('applies local filters on top where the user chose so', () => {
    const context = { endpoint, applyLocalFilters: true } as const;
    expect(decided(buildNotification(), [buildEntry({ max_price_filter: 1 })], context).outcome).toBe('filtered');
  });
});

describe('the index', () => {
  it('finds the entries of an event among many others, in watchlist order', () => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      buildEntry({ id: `n${index}`, event_id: `event-${index % 500}` }),
    );
    const index = createWatchlistIndex(many);
    expect(index.get('event-7').map(({ entry }) => entry.id)).toEqual(['n7', 'n507']);
    expect(index.get('event-500')).toEqual([]);
    expect(index.get('__proto__')).toEqual([]);
  });

  it('parses an entry once, however often the watchlist around it changes', () => {
    const kept = buildEntry({ section: '101-110' });
    const [before] = createWatchlistIndex([kept, buildEntry({ id: 'e2' })]).get('abc123');
    const [after, edited] = createWatchlistIndex([kept, buildEntry({ id: 'e2', section: '2xx' })]).get('abc123');
    expect(after).toBe(before);
    expect(edited?.entry.section).toBe('2xx');
  });

  it('touches only the entries of the message’s event', () => {
    const trap = new Proxy(buildEntry({ id: 'trap', event_id: 'other' }), {
      get(target, name, receiver) {
        if (name === 'event_id') return Reflect.get(target, name, receiver);
        throw new Error(`read ${String(name)} of an entry for another event`);
      },
    });
    const index = createWatchlistIndex([trap, buildEntry()]);
    expect(decide(buildNotification(), index, contextOf()).entry).toBe('e1');
  });

  it('lets through, unverified, what an unreadable expression would filter', () => {
    const entry = buildEntry({ section: '110-101', row_filter: 'A-', date_filter: 'someday' });
    expect(decided(buildNotification(), [entry])).toMatchObject({
      outcome: 'alert',
      unverified: ['date_filter', 'section', 'row_filter'],
    });
  });
});
