import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { decide } from '../../../core/matching/decide.ts';
import { OUTCOMES } from '../../../core/matching/decision.ts';
import { createWatchlistIndex } from '../../../core/matching/watchlist-index.ts';
import { FILTER_FIELDS } from '../../../core/watchlist/fields.ts';
import { notifications, pasts, watchlists } from './arbitraries.ts';
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
