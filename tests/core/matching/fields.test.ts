import { describe, expect, it } from 'vitest';
import type { EventInfos, Notification, Offer } from '../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import type { Answer } from '../../../core/watchlist/expressions/answer.ts';
import type { FilterField } from '../../../core/watchlist/fields.ts';
import { buildEntry } from '../../support/build-entry.ts';
import { buildNotification, buildOffer, EVENT_INFOS } from '../../support/build-notification.ts';
import { decided } from './build.ts';

/**
 * The table of docs/filters.md#fields, row by row. Every case is one message evaluated twice, by a lenient and by a strict
 * entry: a yes alerts both, a no is filtered by both, an unknown alerts the first, marked unverified, and is filtered
 * by the strict one.
 */
interface Case {
  readonly when: string;
  readonly entry: Partial<WatchlistEntry>;
  readonly offer?: Partial<Offer>;
  readonly message?: Partial<Notification>;
  readonly infos?: Partial<EventInfos> | null;
  readonly is: Answer;
}

function answersAs(field: FilterField, cases: readonly Case[]): void {
  it.each(cases)('$when: $is', ({ entry, offer, message, infos, is }) => {
    const notification = buildNotification({
      offers: [buildOffer(offer)],
      event_infos: infos === null ? null : { ...EVENT_INFOS, ...infos },
      ...message,
    });
    const lenient = decided(notification, [buildEntry(entry)]);
    const strict = decided(notification, [buildEntry({ ...entry, strict: true })]);
    const names = (reasons: typeof lenient.reasons) => reasons.map((reason) => reason.filter);
    if (is === 'no') {
      expect(lenient).toMatchObject({ outcome: 'filtered', unverified: [] });
      expect(names(lenient.reasons)).toEqual([field]);
    } else {
      expect(lenient).toMatchObject({ outcome: 'alert', reasons: [] });
      expect(lenient.unverified).toEqual(is === 'unknown' ? [field] : []);
    }
    if (is === 'yes') expect(strict).toMatchObject({ outcome: 'alert', unverified: [], reasons: [] });
    else {
      expect(strict).toMatchObject({ outcome: 'filtered', unverified: [] });
      expect(names(strict.reasons)).toEqual([field]);
    }
  });
}

describe('event_id', () => {
  it.each([
    ['abc123', 'e1'],
    ['ABC123', null],
    ['abc12', null],
    ['__proto__', null],
    ['constructor', null],
  ])('is exact: an entry for abc123 and a message for %s', (event_id, entry) => {
    expect(decided(buildNotification({ event_id }), [buildEntry()]).entry).toBe(entry);
  });
});

describe('website', () => {
  it.each([
    ['blank is for any site', null, 'axs', 'e1'],
    ['the same site', 'axs', 'axs', 'e1'],
    ['case does not count', 'Ticketmaster', 'TICKETMASTER', 'e1'],
    ['another site: the entry does not name this event', 'axs', 'ticketmaster', null],
    ['part of the name is another site', 'ticket', 'ticketmaster', null],
  ])('%s', (_, wanted, website, entry) => {
    const decision = decided(buildNotification({ website }), [buildEntry({ website: wanted })]);
    expect(decision).toMatchObject({ outcome: 'alert', entry, unverified: [] });
  });

  answersAs('website', [
    { when: 'the message names no site', entry: { website: 'axs' }, message: { website: null }, is: 'unknown' },
  ]);

  it('picks among entries when ids collide', () => {
    const entries = [buildEntry({ id: 'axs', website: 'axs' }), buildEntry({ id: 'tm', website: 'ticketmaster' })];
    expect(decided(buildNotification({ website: 'ticketmaster' }), entries).entry).toBe('tm');
  });
});

describe('enabled', () => {
  it('off: recorded, never alerted', () => {
    const decision = decided(buildNotification(), [buildEntry({ enabled: false })]);
    expect(decision).toMatchObject({ outcome: 'filtered', entry: 'e1', offers: [], best: null });
    expect(decision.reasons.map((reason) => reason.filter)).toEqual(['enabled']);
  });
});

describe('change_type', () => {
  const changes = [
    { type: 'stock_increase', sections: ['101', 'sec-101'] },
    { type: 'price_decrease', sections: ['sec-101'] },
  ];
  answersAs('change_type', [
    { when: 'the default is in changes', entry: {}, message: { changes }, is: 'yes' },
    { when: 'the second name is', entry: { change_type: ['x', 'price_decrease'] }, message: { changes }, is: 'yes' },
    { when: 'none of the names is', entry: { change_type: ['price_increase'] }, message: { changes }, is: 'no' },
    { when: 'a name is exact', entry: { change_type: ['stock'] }, message: { changes }, is: 'no' },
    {
      when: '* means any, also one the document does not know',
      entry: { change_type: ['*'] },
      message: { changes: [{ type: 'new_thing', sections: ['sec-101'] }] },
      is: 'yes',
    },
    { when: 'changes is empty', entry: {}, message: { changes: [] }, is: 'no' },
  ]);

  it('is unknown where the message has no readable changes', () => {
    const notification = buildNotification({ changes: null });
    expect(decided(notification, [buildEntry()])).toMatchObject({
      outcome: 'alert',
      unverified: ['change_type', 'affected_sections'],
    });
    expect(decided(notification, [buildEntry({ strict: true })])).toMatchObject({ outcome: 'filtered' });
    expect(decided(notification, [buildEntry({ change_type: ['*'], strict: true })])).toMatchObject({
      outcome: 'alert',
    });
  });
});

describe('min_price_filter', () => {
  answersAs('min_price_filter', [
    { when: 'above', entry: { min_price_filter: 50 }, offer: { price: 50.01 }, is: 'yes' },
    { when: 'inclusive', entry: { min_price_filter: 50 }, offer: { price: 50 }, is: 'yes' },
    { when: 'below', entry: { min_price_filter: 50 }, offer: { price: 49.99 }, is: 'no' },
    {
      when: 'price decides, not the price without fees',
      entry: { min_price_filter: 50 },
      offer: { price: 60, price_without_fees: 40 },
      is: 'yes',
    },
    {
      when: 'no price',
      entry: { min_price_filter: 50 },
      offer: { price: null, price_without_fees: 60 },
      is: 'unknown',
    },
  ]);
});

describe('max_price_filter', () => {
  answersAs('max_price_filter', [
    { when: 'below', entry: { max_price_filter: 150 }, offer: { price: 149.99 }, is: 'yes' },
    { when: 'inclusive', entry: { max_price_filter: 150 }, offer: { price: 150 }, is: 'yes' },
    { when: 'above', entry: { max_price_filter: 150 }, offer: { price: 150.01 }, is: 'no' },
    {
      when: 'fees count',
      entry: { max_price_filter: 150 },
      offer: { price: 160, price_without_fees: 140 },
      is: 'no',
    },
    { when: '0 means none', entry: { max_price_filter: 0 }, offer: { price: 999 }, is: 'yes' },
    { when: 'no price', entry: { max_price_filter: 150 }, offer: { price: null }, is: 'unknown' },
  ]);

  it('names both limits where a price they need is missing', () => {
    const entry = buildEntry({ min_price_filter: 50, max_price_filter: 150 });
    const decision = decided(buildNotification({ offers: [buildOffer({ price: null })] }), [entry]);
    expect(decision.unverified).toEqual(['min_price_filter', 'max_price_filter']);
  });
});

describe('stock_threshold_filter', () => {
  const entry = { stock_threshold_filter: 6 };
  const offers = (...stocks: (number | null)[]) =>
    stocks.map((stock, index) => buildOffer({ offer_id: `o${index}`, stock }));
  answersAs('stock_threshold_filter', [
    { when: 'the sum reaches it', entry, message: { offers: offers(2, 4) }, is: 'yes' },
    {
      when: 'the sum does not, whatever the envelope says',
      entry,
      message: { offers: offers(2, 3), stock: 42 },
      is: 'no',
    },
    { when: 'the known part already does', entry, message: { offers: offers(6, null), stock: 0 }, is: 'yes' },
    {
      when: 'some stock and the envelope unknown',
      entry,
      message: { offers: offers(5, null), stock: null },
      is: 'unknown',
    },
    { when: 'some stock unknown, the envelope below', entry, message: { offers: offers(5, null), stock: 5 }, is: 'no' },
  ]);

  it('lets the envelope decide where some stock is unknown, unverified also when strict', () => {
    const notification = buildNotification({ offers: offers(5, null), stock: 6 });
    for (const strict of [false, true]) {
      expect(decided(notification, [buildEntry({ ...entry, strict })])).toMatchObject({
        outcome: 'alert',
        unverified: ['stock_threshold_filter'],
      });
    }
  });

  it('counts only offers that pass every other filter', () => {
    const notification = buildNotification({
      offers: [
        buildOffer({ offer_id: 'cheap', price: 90, stock: 5 }),
        buildOffer({ offer_id: 'dear', price: 200, stock: 9 }),
      ],
    });
    const decision = decided(notification, [buildEntry({ ...entry, max_price_filter: 100 })]);
    expect(decision.outcome).toBe('filtered');
    expect(decision.reasons.map((reason) => reason.filter)).toEqual(['max_price_filter', 'stock_threshold_filter']);
  });

  it('asks the envelope where the message has no readable offers', () => {
    const enough = decided(buildNotification({ offers: [], stock: 6 }), [buildEntry(entry)]);
    expect(enough.outcome).toBe('alert');
    expect(enough.unverified).toContain('stock_threshold_filter');
    expect(decided(buildNotification({ offers: [], stock: 5 }), [buildEntry(entry)]).outcome).toBe('filtered');
  });
});

describe('seat_quantity', () => {
  const entry = { seat_quantity: 2 };
  answersAs('seat_quantity', [
    { when: 'enough adjacent seats', entry, offer: { longest_adjacent_seats: 2 }, is: 'yes' },
    { when: 'plenty of stock, single seats', entry, offer: { stock: 12, longest_adjacent_seats: 1 }, is: 'no' },
    {
      when: 'adjacency decides where stock is not given',
      entry,
      offer: { stock: null, longest_adjacent_seats: 2 },
      is: 'yes',
    },
    {
      when: 'takes stock for general admission',
      entry,
      offer: { general_admission: true, stock: 2, longest_adjacent_seats: 1 },
      is: 'yes',
    },
    {
      when: 'too few for general admission',
      entry,
      offer: { general_admission: true, stock: 1, longest_adjacent_seats: 4 },
      is: 'no',
    },
    {
      when: 'general admission by name',
      entry,
      offer: { general_admission: null, offer_name: 'Floor GA', stock: 2, longest_adjacent_seats: null },
      is: 'yes',
    },
    {
      when: 'reserved though named GA',
      entry,
      offer: { general_admission: false, offer_name: 'Floor GA', stock: 5, longest_adjacent_seats: 1 },
      is: 'no',
    },
    { when: 'no adjacency, stock too small', entry, offer: { stock: 1, longest_adjacent_seats: null }, is: 'no' },
    { when: 'no adjacency, stock enough', entry, offer: { stock: 2, longest_adjacent_seats: null }, is: 'unknown' },
    { when: 'adjacency 0 beside stock enough', entry, offer: { stock: 4, longest_adjacent_seats: 0 }, is: 'unknown' },
    { when: 'adjacency 0 beside stock too small', entry, offer: { stock: 1, longest_adjacent_seats: 0 }, is: 'no' },
    { when: 'adjacency 0 and no stock', entry, offer: { stock: null, longest_adjacent_seats: 0 }, is: 'no' },
    { when: 'neither adjacency nor stock', entry, offer: { stock: null, longest_adjacent_seats: null }, is: 'unknown' },
    { when: 'general admission without stock', entry, offer: { general_admission: true, stock: null }, is: 'unknown' },
  ]);
});

describe('section', () => {
  const of = (section: string, name: string, is: Answer): Case => ({
    when: `\`${section}\` and ${name}`,
    entry: { section },
    offer: { section: name },
    is,
  });
  answersAs('section', [
    of('101', '101', 'yes'),
    of('101', '1010', 'no'),
    of('101', 'Section 101', 'yes'),
    of('Sec. 101', '101', 'yes'),
    of('block c', 'C', 'yes'),
    of('101-110', '105', 'yes'),
    of('101-110', '1050', 'no'),
    of('101-110', '111', 'no'),
    of('2xx', '207', 'yes'),
    of('2xx', '2070', 'no'),
    of('Floor*', 'FLOOR  A', 'yes'),
    of('*ga', 'Floor GA', 'yes'),
    of('101-110, Floor*, !PIT', 'Pit', 'no'),
    of('!PIT', 'Balcony', 'yes'),
    of('Floor*, !Floor B', 'floor b', 'no'),
    of(',, 101 ,', '102', 'no'),
    of(' , ', 'anything', 'yes'),
  ]);

  it('takes the section key where the offer names no section, and the name of a tier', () => {
    const seat = buildNotification({ offers: [buildOffer({ section: null, section_key: 'Balcony' })] });
    expect(decided(seat, [buildEntry({ section: 'balcony' })]).outcome).toBe('alert');
    const tier = buildNotification({
      offers: [buildOffer({ section_key: null, offer_id: 'x', offer_name: 'Floor GA' })],
    });
    expect(decided(tier, [buildEntry({ section: 'Floor*' })]).outcome).toBe('alert');
  });
});

describe('keywords', () => {
  const NAMELESS = { event_name: null, event_artist_name: null, event_venue: null, event_location: null };
  const of = (keywords: string, is: Answer, offer: Partial<Offer> = {}): Case => ({
    when: `\`${keywords}\``,
    entry: { keywords },
    offer: { offer_name: 'Aisle seat, obstructed view', section: 'Balcony', ...offer },
    is,
  });
  answersAs('keywords', [
    of('aisle', 'yes'),
    of('AISLE', 'yes'),
    of('ais', 'no'),
    of('parade', 'yes'),
    of('moons', 'yes'),
    of('madison', 'yes'),
    of('york', 'yes'),
    of('balcony', 'yes'),
    of('aisle balcony', 'yes'),
    of('aisle floor', 'no'),
    of('floor; aisle', 'yes'),
    of('floor\nvip', 'no'),
    of('"obstructed view"', 'yes'),
    of('"view obstructed"', 'no'),
    of('-obstructed', 'no'),
    of('aisle; balcony -obstructed', 'no'),
    of('-parking', 'yes'),
    of('angeles', 'yes', { offer_name: 'Los Ángeles' }),
  ]);
  answersAs('keywords', [
    {
      when: 'a wanted word is missing, and so is event_infos',
      entry: { keywords: 'parade' },
      infos: null,
      is: 'unknown',
    },
    { when: 'event_infos gives none of the texts', entry: { keywords: 'parade' }, infos: NAMELESS, is: 'unknown' },
    {
      when: 'event_infos gives one of the texts',
      entry: { keywords: 'parade' },
      infos: { ...NAMELESS, event_location: 'Oslo' },
      is: 'no',
    },
    { when: 'found in the offer though event_infos is missing', entry: { keywords: 'seat' }, infos: null, is: 'yes' },
    {
      when: 'excluded by the offer though event_infos is missing',
      entry: { keywords: 'parade -seat' },
      infos: null,
      is: 'no',
    },
    { when: 'only excludes, none found, event_infos missing', entry: { keywords: '-parking' }, infos: null, is: 'yes' },
  ]);
});

describe('ticket classes', () => {
  const off = (field: FilterField): Partial<WatchlistEntry> => ({ [field]: false });
  const unsaid = { inventory_type: null, general_admission: null };

  describe('standard_tickets', () => {
    answersAs('standard_tickets', [
      { when: 'a reserved primary seat', entry: off('standard_tickets'), is: 'no' },
      { when: 'with no evidence', entry: off('standard_tickets'), offer: { ...unsaid, offer_name: null }, is: 'no' },
      { when: 'a resale offer', entry: off('standard_tickets'), offer: { inventory_type: 'resale' }, is: 'yes' },
      { when: 'a platinum offer', entry: off('standard_tickets'), offer: { offer_name: 'Platinum' }, is: 'yes' },
      { when: 'general admission', entry: off('standard_tickets'), offer: { general_admission: true }, is: 'yes' },
    ]);
  });

  describe('resale_tickets', () => {
    answersAs('resale_tickets', [
      {
        when: 'inventory_type says resale',
        entry: off('resale_tickets'),
        offer: { inventory_type: 'Resale' },
        is: 'no',
      },
      {
        when: 'the name says so',
        entry: off('resale_tickets'),
        offer: { ...unsaid, offer_name: 'Fan RESALE ticket' },
        is: 'no',
      },
      { when: 'primary, whatever the name', entry: off('resale_tickets'), offer: { offer_name: 'Resale' }, is: 'yes' },
      { when: 'part of a word', entry: off('resale_tickets'), offer: { ...unsaid, offer_name: 'Presales' }, is: 'yes' },
      { when: 'with no evidence', entry: off('resale_tickets'), offer: unsaid, is: 'yes' },
    ]);
  });

  describe('platinum_tickets', () => {
    answersAs('platinum_tickets', [
      {
        when: 'the offer name has the word',
        entry: off('platinum_tickets'),
        offer: { offer_name: 'Official PLATINUM' },
        is: 'no',
      },
      {
        when: 'only the section name has it',
        entry: off('platinum_tickets'),
        offer: { section: 'Platinum Lounge' },
        is: 'yes',
      },
      { when: 'with no evidence', entry: off('platinum_tickets'), offer: { offer_name: null }, is: 'yes' },
    ]);
  });

  describe('general_admission_tickets', () => {
    const ga = off('general_admission_tickets');
    answersAs('general_admission_tickets', [
      { when: 'general_admission is true', entry: ga, offer: { general_admission: true }, is: 'no' },
      { when: 'false, whatever the name', entry: ga, offer: { general_admission: false, offer_name: 'GA' }, is: 'yes' },
      ...[
        'GA',
        'Floor-GA',
        'General-Admission',
        'General - Admission',
        'General  Admission',
        'Standing',
        'PIT',
        'Lawn',
      ].flatMap((name): Case[] => [
        { when: `offer name ${name}`, entry: ga, offer: { ...unsaid, offer_name: name }, is: 'no' },
        { when: `section name ${name}`, entry: ga, offer: { ...unsaid, section: name }, is: 'no' },
      ]),
      { when: 'part of a word', entry: ga, offer: { ...unsaid, offer_name: 'Gallery', section: 'Pitside' }, is: 'yes' },
    ]);
  });

  it('turn an offer away when any class it belongs to is off', () => {
    const offers = [buildOffer({ inventory_type: 'resale', general_admission: true })];
    for (const field of ['resale_tickets', 'general_admission_tickets'] as const) {
      expect(decided(buildNotification({ offers }), [buildEntry({ [field]: false })]).outcome).toBe('filtered');
    }
  });

  it('all off mean no class filter', () => {
    const allOff = buildEntry({
      standard_tickets: false,
      resale_tickets: false,
      general_admission_tickets: false,
      platinum_tickets: false,
    });
    expect(decided(buildNotification(), [allOff]).outcome).toBe('alert');
  });
});

describe('date_filter', () => {
  const of = (date_filter: string, event_date: string | null, is: Answer, event_time: string | null = null): Case => ({
    when: `\`${date_filter}\` and ${event_date}${event_time === null ? '' : ` at ${event_time}`}`,
    entry: { date_filter },
    infos: { event_date, event_time },
    is,
  });
  const MONDAY = '2026-06-15T20:00:00-04:00';
  answersAs('date_filter', [
    of('2026-06-15', MONDAY, 'yes'),
    of('2026-06-16', MONDAY, 'no'),
    of('2026-06-10..2026-06-20', MONDAY, 'yes'),
    of('2026-06-16..', MONDAY, 'no'),
    of('..2026-06-15', MONDAY, 'yes'),
    of('sat,sun', MONDAY, 'no'),
    of('fri..mon', MONDAY, 'yes'),
    of('2026-01-01,,mon', MONDAY, 'yes'),
    of('2026-06-15', '2026-06-15T23:59:00+12:00', 'yes'),
    of('2026-06-15', '2026-06-16T00:00:00Z', 'yes', '20:00'),
    of('2026-06-16', '2026-06-16T00:00:00Z', 'yes', '00:00'),
    of('2026-06-16', '2026-06-15T20:00:00Z', 'yes', '06:00'),
    of('2026-06-15', '2026-06-15T20:00:00Z', 'yes', 'evening'),
    of('2026-06-15', 'soon', 'unknown'),
    of('2026-06-15', null, 'unknown'),
  ]);
  answersAs('date_filter', [{ when: 'no event_infos', entry: { date_filter: 'sat' }, infos: null, is: 'unknown' }]);
});

describe('row_filter', () => {
  const of = (row_filter: string, offer: Partial<Offer>, is: Answer): Case => ({
    when: `\`${row_filter}\` and ${JSON.stringify(offer)}`,
    entry: { row_filter },
    offer,
    is,
  });
  answersAs('row_filter', [
    of('C', { row: 'C' }, 'yes'),
    of('c', { row: 'C' }, 'yes'),
    of('A-F', { row: 'F' }, 'yes'),
    of('A-F', { row: 'G' }, 'no'),
    of('AA-CC', { row: 'AZ' }, 'yes'),
    of('A-Z', { row: 'AA' }, 'no'),
    of('Y-AB', { row: 'AA' }, 'yes'),
    of('1-10', { row: '10' }, 'yes'),
    of('1-10', { row: 'C' }, 'no'),
    of('A-F', { row: '3' }, 'no'),
    of('G,,A-B', { row: 'H' }, 'no'),
    of('A-F', { offer_name: 'Seat Row C' }, 'yes'),
    of('A-F', { section: '101 row k' }, 'no'),
    of('A-F', { row: 'B', offer_name: 'Row K' }, 'yes'),
    of('A-F', { offer_name: 'Row B', section: '101 Row K' }, 'yes'),
    of('A-F', { offer_name: 'Front row by the stage' }, 'unknown'),
    of('A-F', { offer_name: null }, 'unknown'),
  ]);
});

describe('muted_until', () => {
  it.each([
    ['in the future', '2026-04-27T10:00:01Z', 'muted'],
    ['with an offset', '2026-04-27T12:00:01+02:00', 'muted'],
    ['now: the mute is over', '2026-04-27T10:00:00Z', 'alert'],
    ['in the past', '2026-04-27T09:59:59Z', 'alert'],
    ['unreadable: not muted', 'tomorrow', 'alert'],
    ['a date alone is unreadable', '2026-04-28', 'alert'],
  ])('%s', (_, muted_until, outcome) => {
    for (const strict of [false, true]) {
      const decision = decided(buildNotification(), [buildEntry({ muted_until, strict })]);
      expect(decision).toMatchObject({ outcome, unverified: [], offers: ['sec-101/a'] });
    }
  });
});
