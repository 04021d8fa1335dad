import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { decide } from '../../../core/matching/decide.ts';
import { OUTCOMES } from '../../../core/matching/decision.ts';
import { createWatchlistIndex } from '../../../core/matching/watchlist-index.ts';
import { FILTER_FIELDS } from '../../../core/watchlist/fields.ts';
import { notifications, watchlists } from './arbitraries.ts';
import { contextOf } from './build.ts';
import { referenceDecide } from './reference-decide.ts';

/** Much work: a busy machine may take its time. */
vi.setConfig({ testTimeout: 120_000 });

const contexts = fc.record({
  unlisted: fc.constantFrom('alert' as const, 'feed' as const),
  endpoint: fc.constantFrom('subscribe' as const, 'subscribe' as const, 'filtered' as const),
  applyLocalFilters: fc.boolean(),
  isDuplicate: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

describe('the indexed matcher and a naive reading of the design', () => {
  it('agree on outcome, entry, offers, link, unverified filters and counts', () => {
    fc.assert(
      fc.property(notifications, watchlists, contexts, (notification, watchlist, { isDuplicate, ...rest }) => {
        const context = contextOf({ ...rest, wasAlerted: () => isDuplicate });
        const { reasons, ...decision } = decide(notification, createWatchlistIndex(watchlist), context);
        expect({
          ...decision,
          rejected: reasons.map((reason) => [reason.filter, reason.rejected, reason.of]),
        }).toEqual(referenceDecide(notification, watchlist, { ...context, isDuplicate }));
      }),
      { numRuns: 10_000, seed: 20260427 },
    );
  });

  it('are compared on every outcome and every filter', () => {
    const seen = new Set<string>();
    const cases = fc.sample(fc.tuple(notifications, watchlists, contexts), { numRuns: 4_000, seed: 20260427 });
    for (const [notification, watchlist, { isDuplicate, ...rest }] of cases) {
      const context = contextOf({ ...rest, wasAlerted: () => isDuplicate });
      const { outcome, reasons, unverified } = decide(notification, createWatchlistIndex(watchlist), context);
      for (const name of [outcome, ...reasons.map((reason) => reason.filter), ...unverified]) seen.add(name);
    }
    expect([...seen].sort()).toEqual([...OUTCOMES, ...FILTER_FIELDS, 'affected_sections', 'availability'].sort());
  });
});
