import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { decide } from '../../../core/matching/decide.ts';
import { OUTCOMES } from '../../../core/matching/decision.ts';
import { createWatchlistIndex } from '../../../core/matching/watchlist-index.ts';
import type { Notification, Offer } from '../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { FILTER_FIELDS } from '../../../core/watchlist/fields.ts';
import { buildEntry } from '../../support/build-entry.ts';
import { buildNotification, buildOffer, EVENT_INFOS } from '../../support/build-notification.ts';
import {
  CHANGED_NAMES,
  DATE_FILTERS,
  EVENT_DATES,
  EVENT_TIMES,
  KEYWORD_FILTERS,
  notifications,
  OFFER_NAMES,
  pasts,
  ROW_FILTERS,
  ROWS,
  SECTION_FILTERS,
  SECTIONS,
  watchlists,
} from './arbitraries.ts';
import { contextOf, NOW } from './build.ts';
import { referenceDecide } from './reference-decide.ts';
import { historyOf, referencePrice, type SeenPoint } from './reference-prices.ts';

/** Much work: a busy machine may take its time. */
vi.setConfig({ testTimeout: 120_000 });

const contexts = fc.record({
  unlisted: fc.constantFrom('alert' as const, 'feed' as const),
  endpoint: fc.constantFrom('subscribe' as const, 'subscribe' as const, 'filtered' as const),
  applyLocalFilters: fc.boolean(),
  isDuplicate: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

const seenBefore = (seen: readonly SeenPoint[] | null) => ({ history: seen === null ? null : historyOf(seen, NOW) });

describe('the indexed matcher and a naive reading of the design', () => {
  it('agree on outcome, entry, offers, link, unverified filters and counts', () => {
    fc.assert(
      fc.property(
        notifications,
        watchlists,
        contexts,
        pasts,
        (notification, watchlist, { isDuplicate, ...rest }, seen) => {
          const context = contextOf({ ...rest, ...seenBefore(seen), wasAlerted: () => isDuplicate });
          const { reasons, ...decision } = decide(notification, createWatchlistIndex(watchlist), context);
          expect({
            ...decision,
            rejected: reasons.map((reason) => [reason.filter, reason.rejected, reason.of]),
          }).toEqual(referenceDecide(notification, watchlist, { ...context, isDuplicate, seen }));
        },
      ),
      { numRuns: 10_000, seed: 20260427 },
    );
  });

  describe('agree on every value of a filter beside every value that it is asked about', () => {
    const control = buildOffer({ section_key: 'control', section: 'Control', offer_id: 'control', offer_name: null });
    const offerOf = (offer: Partial<Offer>): Partial<Notification> => ({ offers: [buildOffer(offer), control] });
    const named = (section: string) => [offerOf({ section }), offerOf({ section: null, section_key: section })];
    const tier = (offer_name: string): Partial<Notification> => ({
      offers: [buildOffer({ section_key: null, offer_name, section_name: offer_name })],
    });
    const nameless = {
      ...EVENT_INFOS,
      event_name: null,
      event_artist_name: null,
      event_venue: null,
      event_location: null,
    };
    const counts = [null, 0, 1, 2, 4, 5];
    const inAll = <T, U>(some: readonly T[], others: readonly U[]) =>
      some.flatMap((a) => others.map((b) => [a, b] as const));
    const unmarked = { general_admission: null, inventory_type: null };

    it.each<[string, readonly Partial<WatchlistEntry>[], readonly Partial<Notification>[]]>([
      [
        'section',
        SECTION_FILTERS.map((section) => ({ section })),
        [...SECTIONS.flatMap(named), ...OFFER_NAMES.map(tier)],
      ],
      [
        'keywords',
        KEYWORD_FILTERS.map((keywords) => ({ keywords })),
        inAll([...SECTIONS, ...OFFER_NAMES], [EVENT_INFOS, nameless, null]).map(([offer_name, event_infos]) => ({
          ...offerOf({ offer_name }),
          event_infos,
        })),
      ],
      [
        'date_filter',
        DATE_FILTERS.map((date_filter) => ({ date_filter })),
        inAll(EVENT_DATES, EVENT_TIMES).map(([event_date, event_time]) => ({
          event_infos: { ...EVENT_INFOS, event_date, event_time },
        })),
      ],
      [
        'row_filter',
        ROW_FILTERS.map((row_filter) => ({ row_filter })),
        [
          ...ROWS.map((row) => offerOf({ row })),
          ...inAll(OFFER_NAMES, SECTIONS).map(([offer_name, section]) => offerOf({ offer_name, section })),
        ],
      ],
      [
        'ticket types',
        ['standard', 'resale', 'general_admission', 'platinum'].map((type) => ({ [`${type}_tickets`]: false })),
        inAll([...OFFER_NAMES, null], [...SECTIONS]).map(([offer_name, section]) =>
          offerOf({ ...unmarked, offer_name, section }),
        ),
      ],
      [
        'seat_quantity',
        [1, 2, 4].map((seat_quantity) => ({ seat_quantity })),
        inAll(inAll(counts, counts), [true, false]).map(([[stock, longest_adjacent_seats], general_admission]) =>
          offerOf({ stock, longest_adjacent_seats, general_admission }),
        ),
      ],
      [
        'stock_threshold_filter',
        [1, 4, 8].map((stock_threshold_filter) => ({ stock_threshold_filter })),
        inAll(inAll(counts, counts), [null, 3, 4, 8]).map(([[one, other], stock]) => ({
          offers: [buildOffer({ stock: one }), { ...control, stock: other }],
          stock,
        })),
      ],
      [
        'changed sections',
        [{}],
        inAll(CHANGED_NAMES, [...SECTIONS.flatMap(named), ...OFFER_NAMES.map(tier)]).map(([name, offers]) => ({
          ...offers,
          changes: [{ type: 'stock_increase', sections: [name, 'Control'] }],
        })),
      ],
    ])('%s', (_, filters, messages) => {
      const compared = inAll(inAll(filters, [false, true]), messages).map(([[filter, strict], message]) => {
        const notification = buildNotification(message);
        const watchlist = [buildEntry({ ...filter, strict })];
        const { reasons, ...decision } = decide(notification, createWatchlistIndex(watchlist), contextOf());
        const counted = reasons.map((reason) => [reason.filter, reason.rejected, reason.of]);
        const reference = referenceDecide(notification, watchlist, { ...contextOf(), isDuplicate: false, seen: null });
        return { filter, strict, message, found: { ...decision, rejected: counted }, reference };
      });
      expect(compared.filter(({ found, reference }) => JSON.stringify(found) !== JSON.stringify(reference))).toEqual(
        [],
      );
    });
  });

  it('are compared on every outcome and every filter', () => {
    const met = new Set<string>();
    const cases = fc.sample(fc.tuple(notifications, watchlists, contexts, pasts), { numRuns: 4_000, seed: 20260427 });
    for (const [notification, watchlist, { isDuplicate, ...rest }, seen] of cases) {
      const context = contextOf({ ...rest, ...seenBefore(seen), wasAlerted: () => isDuplicate });
      const { outcome, reasons, unverified } = decide(notification, createWatchlistIndex(watchlist), context);
      for (const name of [outcome, ...reasons.map((reason) => reason.filter), ...unverified]) met.add(name);
    }
    expect([...met].sort()).toEqual([...OUTCOMES, ...FILTER_FIELDS, 'affected_sections', 'availability'].sort());
  });

  it('agree on what was seen before', () => {
    const asked = fc.record({
      kind: fc.constantFrom('lowest' as const, 'median' as const),
      section: fc.constantFrom('', '101', '207'),
      class: fc.constantFrom('all' as const, 'primary' as const, 'resale' as const),
      days: fc.constantFrom(1, 7, 30),
    });
    fc.assert(
      fc.property(pasts, asked, (seen, { section, ...question }) => {
        const points = seen ?? [];
        const answer = historyOf(points, NOW).answer({ ...question, scope: 'event' }, section);
        const { kind, class: priceClass, days } = question;
        expect(answer === null ? null : { price: answer.price, label: answer.label }).toEqual(
          referencePrice(points, kind, section, priceClass, days),
        );
      }),
      { numRuns: 3_000, seed: 20261128 },
    );
  });
});
