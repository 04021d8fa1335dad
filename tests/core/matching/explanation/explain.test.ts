import { describe, expect, it } from 'vitest';
import type { DecisionContext } from '../../../../core/matching/decide.ts';
import { explainDecision, formatOutcomeReason } from '../../../../core/matching/explanation/explain.ts';
import { formatUnverified } from '../../../../core/matching/explanation/filter-labels.ts';
import type { Notification } from '../../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';

function why(notification: Notification, entry: Partial<WatchlistEntry>): string | null {
  const whole = buildEntry(entry);
  return formatOutcomeReason(notification, decided(notification, [whole]), whole, null);
}

describe('why a row did not alert, in one phrase', () => {
  const one = (offer: Parameters<typeof buildOffer>[0]) => buildNotification({ offers: [buildOffer(offer)] });
  it.each<[string, Notification, Partial<WatchlistEntry>]>([
    ['above your max 150.00', one({ price: 412 }), { max_price_filter: 150 }],
    ['below your min 50.00', one({ price: 20 }), { min_price_filter: 50 }],
    ['not in your sections', one({ section: '207' }), { section: '101-110' }],
    ['a standard ticket', one({}), { standard_tickets: false }],
    ['resale', one({ inventory_type: 'resale' }), { resale_tickets: false }],
    ['general admission', one({ general_admission: true }), { general_admission_tickets: false }],
    ['platinum', one({ offer_name: 'Platinum' }), { platinum_tickets: false }],
    ['in row K', one({ row: 'K' }), { row_filter: 'A-F' }],
    ['single seats only', one({ longest_adjacent_seats: 1 }), { seat_quantity: 2 }],
    ['only 2 together', one({ longest_adjacent_seats: 2 }), { seat_quantity: 4 }],
    ['only 1 left', one({ general_admission: true, stock: 1 }), { seat_quantity: 2 }],
    ['does not fit your keywords', one({}), { keywords: 'aisle' }],
    ['5 left in the offers that pass, below 6', one({}), { stock_threshold_filter: 6 }],
    ['sold out', one({ stock: 0 }), {}],
    ['not on sale', one({ available: false }), {}],
    ['on another date', one({}), { date_filter: '2020-01-01' }],
    ['stock increases not watched', one({}), { change_type: ['price_decrease'] }],
    ['the entry is switched off', one({}), { enabled: false }],
    ['muted', one({}), { muted_until: '2999-01-01T00:00:00Z' }],
    ['price not stated (strict)', one({ price: null }), { max_price_filter: 150, strict: true }],
    ['date not stated (strict)', buildNotification({ event_infos: null }), { date_filter: 'sat', strict: true }],
  ])('%s', (phrase, notification, entry) => {
    expect(why(notification, entry)).toBe(phrase);
  });

  it('speaks of the offer that came closest', () => {
    const offers = [
      buildOffer({ offer_id: 'a', section: '207', price: 90 }),
      buildOffer({ offer_id: 'b', section: '101', price: 151 }),
    ];
    expect(why(buildNotification({ offers }), { section: '101', max_price_filter: 150 })).toBe('above your max 150.00');
  });

  it.each<[string | null, Partial<DecisionContext>]>([
    [null, {}],
    ['already alerted in the last 15 minutes', { wasAlerted: () => true }],
    ['not on your watchlist', { unlisted: 'feed' }],
  ])('is %j where no entry decides', (phrase, context) => {
    expect(formatOutcomeReason(buildNotification(), decided(buildNotification(), [], context), null, null)).toBe(
      phrase,
    );
  });

  it('still says why when the entry is gone', () => {
    const decision = decided(buildNotification(), [buildEntry({ max_price_filter: 50 })]);
    expect(formatOutcomeReason(buildNotification(), decision, null, null)).toBe(
      '1 of 1 offer above 50.00, cheapest 100.00',
    );
  });
});

describe('the explanation of a decision', () => {
  it('of an alert names the entry, what changed, what was rejected and what is unverified', () => {
    const seat = (section: string, overrides: Parameters<typeof buildOffer>[0]) =>
      buildOffer({ section_key: `sec-${section}`, section, row: 'C', ...overrides });
    const offers = [
      seat('101', { price: 95 }),
      seat('107', { price: 104, row: null }),
      seat('110', { price: 149 }),
      seat('112', { price: 412, price_label: '$412.00' }),
      seat('113', { inventory_type: 'resale' }),
      seat('300', {}),
    ];
    const changes = [{ type: 'stock_increase', sections: ['101', '107', '110', '112', '113'] }];
    const entry = buildEntry({
      label: 'MSG under 150',
      max_price_filter: 150,
      resale_tickets: false,
      row_filter: 'A-F',
    });
    const notification = buildNotification({ offers, changes });
    expect(explainDecision(notification, decided(notification, [entry]), entry, null)).toEqual([
      'Matches “MSG under 150” (stock increase in 101, 107, 110, 112 and 1 more)',
      '3 of 6 offers pass',
      '1 of 5 offers above 150.00, cheapest $412.00',
      '1 of 4 offers resale, cheapest 100.00',
      '1 of 6 offers not affected by this change (in 101, 107, 110 and 2 more)',
      'Row not stated for 107: let through as unverified',
    ]);
  });

  it('of a filtered message starts with why', () => {
    const entry = buildEntry({ max_price_filter: 50 });
    expect(explainDecision(buildNotification(), decided(buildNotification(), [entry]), entry, null)).toEqual([
      'Filtered by “Paper Moons Tour”: above your max 50.00',
      '1 of 1 offer above 50.00, cheapest 100.00',
    ]);
  });

  it.each<[string, Notification, Partial<WatchlistEntry>]>([
    [
      'None of the sections that changed is among the offers, so every offer counts: let through as unverified',
      buildNotification({ changes: [{ type: 'stock_increase', sections: ['Nowhere'] }] }),
      {},
    ],
    [
      'Stock not stated for every offer, 42 left in all: let through as unverified',
      buildNotification({ offers: [buildOffer({ stock: null })] }),
      { stock_threshold_filter: 6 },
    ],
    ['Date not stated: let through as unverified', buildNotification({ event_infos: null }), { date_filter: 'sat' }],
    ['The message has no readable offers', buildNotification({ offers: [] }), {}],
  ])('says: %s', (line, notification, filters) => {
    const entry = buildEntry(filters);
    expect(explainDecision(notification, decided(notification, [entry]), entry, null)).toContain(line);
  });

  it.each<[string, Partial<DecisionContext>, readonly WatchlistEntry[]]>([
    ['No entry here names this event', {}, []],
    ['No entry here names this event, and events that are not listed go to the feed only', { unlisted: 'feed' }, []],
    ['The same offers and changes were alerted in the last 15 minutes', { wasAlerted: () => true }, [buildEntry()]],
    ['Matches “Paper Moons Tour”, which is muted', {}, [buildEntry({ muted_until: '2999-01-01T00:00:00Z' })]],
  ])('starts: %s', (line, context, entries) => {
    const decision = decided(buildNotification(), entries, context);
    expect(explainDecision(buildNotification(), decision, entries[0] ?? null, null)[0]?.startsWith(line)).toBe(true);
  });
});

describe('what is unverified, in one phrase', () => {
  it('names each fact once', () => {
    expect(formatUnverified(['row_filter'])).toBe('row unverified');
    expect(formatUnverified(['min_price_filter', 'max_price_filter', 'row_filter'])).toBe('price and row unverified');
  });
  it('is null if every filter could be checked', () => expect(formatUnverified([])).toBeNull());
});
