import { describe, expect, it } from 'vitest';
import type { DecisionContext } from '../../../../core/matching/decide.ts';
import { explainDecision, formatOutcomeReason } from '../../../../core/matching/explanation/explain.ts';
import type { Offer } from '../../../../core/notification/notification.ts';
import { createEventPrices } from '../../../../core/series/event-prices.ts';
import { seriesPoints } from '../../../../core/series/series-points.ts';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';
import { decided, NOW } from '../build.ts';

const HOUR = 3_600_000;

/** One offer of a message so many hours ago, or several. */
type Seen = readonly [hoursAgo: number, ...offers: Partial<Offer>[]];

const dollars = (price: number, more: Partial<Offer> = {}): Partial<Offer> => ({
  price,
  price_label: `$${price.toFixed(2)}`,
  ...more,
});

const notificationOf = (offers: readonly Partial<Offer>[]) =>
  buildNotification({ offers: offers.map((one, at) => buildOffer({ offer_id: `o${at}`, ...one })) });

/** What was seen before, oldest first. */
function historyOf(seen: readonly Seen[]) {
  const prices = createEventPrices();
  for (const [hoursAgo, ...offers] of seen) prices.add(NOW - hoursAgo * HOUR, seriesPoints(notificationOf(offers)));
  return prices.history(NOW);
}

function decide(
  filters: Partial<WatchlistEntry>,
  seen: readonly Seen[] | null,
  offers: readonly Partial<Offer>[],
  context: Partial<DecisionContext> = {},
) {
  const entry = buildEntry(filters);
  const notification = notificationOf(offers);
  const history = seen === null ? null : historyOf(seen);
  const decision = decided(notification, [entry], { history, ...context });
  return {
    decision,
    why: formatOutcomeReason(notification, decision, entry, history),
    lines: explainDecision(notification, decision, entry, history),
  };
}

const resale = { inventory_type: 'resale' };

describe('new_low', () => {
  const event = { new_low: 'event' } as const;
  const section = { new_low: 'section' } as const;

  it.each([
    ['below every price seen', event, [[5, dollars(149)]], dollars(148.99), 'alert'],
    ['as low as before is not lower', event, [[5, dollars(149)]], dollars(149), 'filtered'],
    [
      'above the lowest',
      event,
      [
        [50, dollars(149)],
        [5, dollars(180)],
      ],
      dollars(153.5),
      'filtered',
    ],
    ['another section was cheaper', event, [[5, dollars(60, { section: '207' })]], dollars(100), 'filtered'],
    [
      'cheaper only in another section',
      section,
      [[5, dollars(120), dollars(60, { section: '207' })]],
      dollars(100),
      'alert',
    ],
    [
      'not below its own section',
      section,
      [[5, dollars(90), dollars(200, { section: '207' })]],
      dollars(100),
      'filtered',
    ],
    [
      'its section written in another way',
      section,
      [[5, dollars(90, { section: 'SEC. 101' })]],
      dollars(100, { section: 'Section 101' }),
      'filtered',
    ],
    [
      'cheaper when it could not be bought',
      event,
      [[5, dollars(90, { available: false }), dollars(120)]],
      dollars(100),
      'alert',
    ],
    ['resale was cheaper, and counts', event, [[5, dollars(90, resale), dollars(120)]], dollars(100), 'filtered'],
    [
      'resale was cheaper, and is not wanted',
      { ...event, resale_tickets: false },
      [[5, dollars(90, resale), dollars(120)]],
      dollars(100),
      'alert',
    ],
  ] as const)('%s', (_, filters, seen, offer, outcome) => {
    expect(decide(filters, seen, [offer]).decision).toMatchObject({ outcome, unverified: [] });
  });

  it.each([
    ['nothing is known yet', event, null, dollars(100)],
    ['nothing was seen', event, [], dollars(100)],
    ['only another section was', section, [[5, dollars(60, { section: '207' })]], dollars(100)],
    ['the currency is another one', event, [[5, { price: 90, price_label: '90 €' }]], dollars(100)],
    ['the offer states no price', event, [[5, dollars(90)]], { price: null }],
  ] as const)('is unverified if %s', (_, filters, seen, offer) => {
    expect(decide(filters, seen, [offer]).decision).toMatchObject({ outcome: 'alert', unverified: ['new_low'] });
    expect(decide({ ...filters, strict: true }, seen, [offer]).decision.outcome).toBe('filtered');
  });

  it('says what was lower, and when', () => {
    const { why, decision, lines } = decide(
      event,
      [
        [94, dollars(149)],
        [5, dollars(180)],
      ],
      [dollars(153.5)],
    );
    const low = 'not below the lowest seen, $149.00 on 2026-04-23T12:00:00Z';
    expect(why).toBe(`$153.50 is ${low}`);
    expect(decision.reasons).toEqual([
      { filter: 'new_low', rejected: 1, of: 1, detail: `1 of 1 offer ${low}, cheapest $153.50` },
    ]);
    expect(lines[0]).toBe(`Filtered by “Paper Moons Tour”: $153.50 is ${low}`);
  });

  it('says that nothing is known to compare with', () => {
    expect(decide(event, [], [dollars(100)]).lines.at(-1)).toBe(
      'No earlier price to compare with is known for sec-101: let through as unverified',
    );
  });

  it('leaves the offers that are new lows', () => {
    const offers = [dollars(155), dollars(140), dollars(149.99), dollars(151)];
    expect(decide(event, [[5, dollars(150)]], offers).decision).toMatchObject({
      outcome: 'alert',
      offers: ['sec-101/o1', 'sec-101/o2'],
    });
  });

  it('is asked after the other filters', () => {
    const filters = { ...event, section: '207' };
    const { decision } = decide(filters, [[5, dollars(150)]], [dollars(100), dollars(180, { section: '207' })]);
    expect(decision.reasons.map(({ filter, rejected }) => [filter, rejected])).toEqual([
      ['section', 1],
      ['new_low', 1],
    ]);
  });
});

describe('drop_percent', () => {
  const twenty = { drop_percent: 20 };
  it.each([
    ['exactly so much below the median', twenty, [[100, dollars(100)]], dollars(80), 'alert'],
    ['a cent less', twenty, [[100, dollars(100)]], dollars(80.01), 'filtered'],
    ['99.90 less 20% is 79.92', twenty, [[100, dollars(99.9)]], dollars(79.92), 'alert'],
    [
      'a short low does not move the median',
      twenty,
      [
        [100, dollars(200)],
        [2, dollars(150)],
        [1, dollars(200)],
      ],
      dollars(160),
      'alert',
    ],
    [
      'what cost that for most of the days is usual',
      twenty,
      [
        [160, dollars(200)],
        [100, dollars(150)],
      ],
      dollars(150),
      'filtered',
    ],
    [
      'more days, another median',
      { ...twenty, drop_days: 30 },
      [
        [700, dollars(200)],
        [100, dollars(150)],
      ],
      dollars(150),
      'alert',
    ],
    [
      'an entry that names sections compares with the offer’s own',
      { ...twenty, section: '101' },
      [[100, dollars(200, { section: '101' }), dollars(50, { section: '207' })]],
      dollars(150, { section: '101' }),
      'alert',
    ],
    [
      'one that excludes some compares with the event',
      { ...twenty, section: '!PIT' },
      [[100, dollars(200), dollars(50, { section: '207' })]],
      dollars(150),
      'filtered',
    ],
  ] as const)('%s', (_, filters, seen, offer, outcome) => {
    expect(decide(filters, seen, [offer]).decision).toMatchObject({ outcome, unverified: [] });
  });

  it.each([
    [180, 153, '15%, not 20%,'],
    [180, 153.01, '14%, not 20%,'],
    // Computed, these two are a little less than a whole percent.
    [110, 101.2, '8%, not 20%,'],
    [110, 92.4, '16%, not 20%,'],
    [180, 178.2, '1%, not 20%,'],
    [180, 178.21, 'not'],
    [180, 190, 'not'],
  ])('says how far below a median of %d a price of %d is: %s', (median, price, by) => {
    expect(decide({ drop_percent: 20 }, [[100, dollars(median)]], [dollars(price)]).why).toBe(
      `$${price.toFixed(2)} is ${by} below the median of 7 days, $${median}.00`,
    );
  });

  it('is unverified without a history', () => {
    expect(decide(twenty, [], [dollars(1)]).decision.unverified).toEqual(['drop_percent']);
  });
});

describe('below_face', () => {
  const face = { below_face: true };
  it.each([
    ['resale below the cheapest primary price seen', [[5, dollars(120)]], [dollars(119, resale)], 'alert', []],
    ['resale at it', [[5, dollars(120)]], [dollars(120, resale)], 'filtered', []],
    ['primary passes whatever was seen', [[5, dollars(120)]], [dollars(400)], 'alert', []],
    [
      'more than 7 days ago',
      [
        [8 * 24, dollars(120)],
        [7.5 * 24, dollars(200)],
      ],
      [dollars(150, resale)],
      'alert',
      [],
    ],
    [
      'until exactly 7 days ago',
      [
        [8 * 24, dollars(120)],
        [7 * 24, dollars(200)],
      ],
      [dollars(150, resale)],
      'alert',
      [],
    ],
    [
      'until an hour after that',
      [
        [8 * 24, dollars(120)],
        [7 * 24 - 1, dollars(200)],
      ],
      [dollars(150, resale)],
      'filtered',
      [],
    ],
    [
      'primary of the same message counts',
      [[5, dollars(120)]],
      [dollars(110, resale), dollars(100, { stock: 4 })],
      'alert',
      [],
    ],
    ['and alone is enough to know', [], [dollars(110, resale), dollars(100, { section: 'PIT' })], 'alert', []],
    ['no primary was seen', [[5, dollars(90, resale)]], [dollars(100, resale)], 'alert', ['below_face']],
  ] as const)('%s', (_, seen, offers, outcome, unverified) => {
    expect(decide(face, seen, offers).decision).toMatchObject({ outcome, unverified });
  });

  it.each([
    [
      'the lower of what was seen and what the message says: seen',
      dollars(100),
      dollars(120),
      dollars(110, resale),
      'filtered',
    ],
    [
      'the lower of what was seen and what the message says: now',
      dollars(120),
      dollars(100),
      dollars(110, resale),
      'filtered',
    ],
    [
      'what the message says, if what was seen is in another currency',
      { price: 100, price_label: '100.00 €' },
      dollars(120),
      dollars(110, resale),
      'alert',
    ],
    [
      'what the message says, however low what was seen in another currency',
      { price: 100, price_label: '100.00 €' },
      dollars(120),
      dollars(130, resale),
      'filtered',
    ],
    [
      'what the message says, in its currency, if both are the same',
      { price: 120, price_label: null },
      dollars(120),
      { ...resale, price: 110, price_label: '110.00 €' },
      'unknown',
    ],
  ] as const)('compares with %s', (_, before, primary, offer, is) => {
    const { decision } = decide({ ...face, standard_tickets: false }, [[5, before]], [offer, primary]);
    expect(decision).toMatchObject({
      outcome: is === 'filtered' ? 'filtered' : 'alert',
      unverified: is === 'unknown' ? ['below_face'] : [],
    });
  });

  it('leaves resale above a primary price of the same message out', () => {
    const { decision } = decide(face, [[5, dollars(120)]], [dollars(110, resale), dollars(100, { offer_id: 'p' })]);
    expect(decision.offers).toEqual(['sec-101/p']);
  });

  it('says what the face value is', () => {
    expect(decide(face, [[5, dollars(120)]], [dollars(130, resale)]).why).toBe(
      '$130.00 is not below the cheapest primary price, $120.00',
    );
  });
});

describe('on the filtered endpoint', () => {
  const filtered = { endpoint: 'filtered' } as const;
  const seen: readonly Seen[] = [[5, dollars(149)]];

  it('they apply, since the server does not know them', () => {
    const { decision, why } = decide({ new_low: 'event' }, seen, [dollars(153.5)], filtered);
    expect(decision).toMatchObject({ outcome: 'filtered', reasons: [{ filter: 'new_low' }] });
    expect(why).toMatch(/^\$153\.50 is not below the lowest seen, \$149\.00 on /);
    expect(decide({ new_low: 'event' }, seen, [dollars(140)], filtered).decision.outcome).toBe('alert');
    expect(decide({ new_low: 'event' }, null, [dollars(153.5)], filtered).decision).toMatchObject({
      outcome: 'alert',
      unverified: ['new_low'],
    });
    expect(decide({ new_low: 'event', strict: true }, null, [dollars(1)], filtered).decision.outcome).toBe('filtered');
  });

  it('the others still reject nothing', () => {
    expect(decide({ max_price_filter: 10 }, seen, [dollars(153.5)], filtered).decision.outcome).toBe('alert');
  });

  it('only offers that the server may have meant count', () => {
    const offers = [dollars(20, { section: '400' }), dollars(160)];
    expect(decide({ new_low: 'event', section: '101' }, seen, offers, filtered).decision.outcome).toBe('alert');
    const named = [dollars(20, { section: '400' }), dollars(160, { section: '101' })];
    const { decision, why } = decide({ new_low: 'event', section: '101' }, seen, named, filtered);
    expect(decision.outcome).toBe('filtered');
    expect(why).toMatch(/^\$160\.00 is not below/);
  });

  it('a message without offers is unverified, or fails if strict', () => {
    const none = { new_low: 'event' } as const;
    expect(decide(none, seen, [], filtered).decision).toMatchObject({ outcome: 'alert', unverified: ['new_low'] });
    expect(decide({ ...none, strict: true }, seen, [], filtered).decision.outcome).toBe('filtered');
  });
});
