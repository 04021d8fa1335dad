import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRelaxation } from '../../../../core/feed/relaxation/apply-relaxation.ts';
import { formatRelaxation } from '../../../../core/feed/relaxation/format-relaxation.ts';
import type { Relaxation } from '../../../../core/feed/relaxation/relaxation.ts';
import { suggestRelaxation } from '../../../../core/feed/relaxation/suggest-relaxation.ts';
import type { PriceHistory } from '../../../../core/matching/history/price-history.ts';
import type { Notification } from '../../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import { parseEntry } from '../../../../core/watchlist/entry-schema.ts';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';
import { entries, notifications, pasts } from '../../matching/arbitraries.ts';
import { decided, NOW } from '../../matching/build.ts';
import { historyOf } from '../../matching/reference-prices.ts';

const near = buildOffer({ section: '315', price: 153.5, price_label: '$153.50', row: 'K', longest_adjacent_seats: 1 });
const message = (overrides: Partial<Notification> = {}) => buildNotification({ offers: [near], ...overrides });

function suggested(filters: Partial<WatchlistEntry>, notification = message(), history: PriceHistory | null = null) {
  const entry = buildEntry(filters);
  const steps = suggestRelaxation(notification, entry, history);
  return steps === null ? null : { ...formatRelaxation(steps), changes: applyRelaxation(entry, steps) };
}

describe('what a filtered row offers', () => {
  it.each<[Partial<WatchlistEntry>, string, string, Partial<WatchlistEntry>]>([
    [{ section: '101-112' }, 'Add section 315', 'Add 315', { section: '101-112, 315' }],
    [{ section: '!3xx' }, 'Add section 315', 'Add 315', { section: '' }],
    [{ section: '!315, !PIT' }, 'Add section 315', 'Add 315', { section: '!PIT' }],
    [{ section: '101, !3*' }, 'Add section 315', 'Add 315', { section: '101, 315' }],
    [{ max_price_filter: 150 }, 'Raise max to $153.50', 'Raise max', { max_price_filter: 153.5 }],
    [{ min_price_filter: 200 }, 'Lower min to $153.50', 'Lower min', { min_price_filter: 153.5 }],
    [{ seat_quantity: 2 }, 'Allow single seats', 'Allow singles', { seat_quantity: 1 }],
    [{ stock_threshold_filter: 9 }, 'Lower min stock to 5', 'Lower stock', { stock_threshold_filter: 5 }],
    [{ row_filter: 'A-F' }, 'Add row K', 'Add row K', { row_filter: 'A-F, K' }],
    [{ date_filter: 'sat' }, 'Add 15 Jun 2026', 'Add date', { date_filter: 'sat, 2026-06-15' }],
    [{ enabled: false }, 'Switch entry on', 'Switch on', { enabled: true }],
    [
      { section: '101', max_price_filter: 150 },
      'Add section 315, raise max to $153.50',
      'Relax 2',
      { section: '101, 315', max_price_filter: 153.5 },
    ],
  ])('%j: %s', (filters, full, short, changes) => {
    expect(suggested(filters)).toEqual({ full, short, changes });
  });

  it.each<[Partial<WatchlistEntry>, string, string, Partial<WatchlistEntry>]>([
    [{ new_low: 'event' }, 'Allow prices seen before', 'Allow any low', { new_low: null }],
    [{ drop_percent: 50 }, 'Lower drop to 23%', 'Lower drop', { drop_percent: 23 }],
    [
      { drop_percent: 50, max_price_filter: 150 },
      'Raise max to $153.50, lower drop to 23%',
      'Relax 2',
      { drop_percent: 23, max_price_filter: 153.5 },
    ],
  ])('%j, after lower prices: %s', (filters, full, short, changes) => {
    const seen = [
      { minutesAgo: 5_000, section: '', class: 'all', price: 200, label: '$1' },
      { minutesAgo: 5, section: '', class: 'all', price: 149, label: '$1' },
    ] as const;
    expect(suggested(filters, message(), historyOf(seen, NOW))).toEqual({ full, short, changes });
    const dear = message({ offers: [buildOffer({ price: 300, price_label: '$300.00' })] });
    expect(suggested({ drop_percent: 50 }, dear, historyOf(seen, NOW))).toMatchObject({
      full: 'Allow prices without a drop',
      changes: { drop_percent: null },
    });
  });

  it('allows resale above the face value', () => {
    const offers = [buildOffer({ inventory_type: 'resale', price: 120 }), buildOffer({ offer_id: 'b', stock: 0 })];
    const seen = [{ minutesAgo: 5, section: '', class: 'primary', price: 100, label: null }] as const;
    expect(suggested({ below_face: true }, message({ offers }), historyOf(seen, NOW))).toEqual({
      full: 'Allow resale above face value',
      short: 'Allow above face',
      changes: { below_face: false },
    });
  });

  it('allows the class of the offer', () => {
    const notification = message({ offers: [buildOffer({ inventory_type: 'resale' })] });
    expect(suggested({ resale_tickets: false }, notification)).toMatchObject({
      full: 'Allow resale',
      changes: { resale_tickets: true },
    });
  });

  it('watches the change too, and what that offer needs besides', () => {
    const notification = message({ changes: [{ type: 'price_decrease', sections: ['315'] }] });
    expect(suggested({}, notification)).toMatchObject({
      full: 'Watch price drops too',
      changes: { change_type: ['stock_increase', 'price_decrease'] },
    });
    expect(suggested({ max_price_filter: 150 }, notification)?.full).toBe(
      'Watch price drops too, raise max to $153.50',
    );
  });

  it('lowers the stock to that of all offers that pass, and never to none', () => {
    const both = [near, buildOffer({ offer_id: 'b', stock: 3 })];
    expect(suggested({ stock_threshold_filter: 9 }, message({ offers: both }))?.changes).toEqual({
      stock_threshold_filter: 8,
    });
    const unknown = [buildOffer({ stock: null })];
    expect(suggested({ stock_threshold_filter: 9 }, message({ offers: unknown, stock: 0 }))).toBeNull();
    const none = [buildOffer({ stock: null, longest_adjacent_seats: 0 })];
    expect(suggested({ seat_quantity: 2 }, message({ offers: none }))).toBeNull();
  });

  it('offers nothing if no filter stands in the way: sold out, or other words', () => {
    expect(suggested({ max_price_filter: 150 }, message({ offers: [buildOffer({ stock: 0 })] }))).toBeNull();
    expect(suggested({ keywords: 'Balcony' })).toBeNull();
  });
});

describe('applying it', () => {
  it('adds to what the entry allows by then, and takes nothing back', () => {
    const steps: Relaxation = [
      { kind: 'section', section: '315' },
      { kind: 'max_price', price: 153.5, label: '' },
    ];
    const since = buildEntry({ section: '101, 207', max_price_filter: 160 });
    expect(applyRelaxation(since, steps)).toEqual({ section: '101, 207, 315' });
    expect(applyRelaxation(buildEntry({ section: '*' }), steps)).toEqual({});
    expect(applyRelaxation(buildEntry({ max_price_filter: 0 }), steps)).toEqual({});
    const same: Relaxation = [{ kind: 'min_price', price: 20, label: '' }];
    expect(applyRelaxation(buildEntry({ min_price_filter: 20 }), same)).toEqual({});
  });

  it('does not turn a class on if all are off, which turns none away', () => {
    const allOff = buildEntry({
      standard_tickets: false,
      resale_tickets: false,
      general_admission_tickets: false,
      platinum_tickets: false,
    });
    expect(applyRelaxation(allOff, [{ kind: 'ticket_class', field: 'resale_tickets' }])).toEqual({});
  });

  it('makes the message alert, whatever the entry and the message', () => {
    fc.assert(
      fc.property(entries, notifications, pasts, (generated, notification, seen) => {
        const history = seen === null ? null : historyOf(seen, NOW);
        const entry = { ...generated, event_id: notification.event_id, website: null, muted_until: null };
        if (decided(notification, [entry], { history }).outcome !== 'filtered') return;
        const steps = suggestRelaxation(notification, entry, history);
        if (steps === null) return;
        const relaxed = parseEntry({ ...entry, ...applyRelaxation(entry, steps) });
        expect(relaxed.ok && decided(notification, [relaxed.entry], { history }).outcome).toBe('alert');
      }),
      { numRuns: 1000 },
    );
  });

  it('never silences what alerted before', () => {
    fc.assert(
      fc.property(entries, notifications, notifications, (generated, filtered, other) => {
        const entry = { ...generated, event_id: filtered.event_id, website: null, muted_until: null };
        const steps = suggestRelaxation(filtered, entry, null);
        if (steps === null) return;
        const notification = { ...other, event_id: filtered.event_id };
        if (decided(notification, [entry]).outcome !== 'alert') return;
        const relaxed = { ...entry, ...applyRelaxation(entry, steps) };
        expect(decided(notification, [relaxed]).outcome).toBe('alert');
      }),
      { numRuns: 1000 },
    );
  });
});
