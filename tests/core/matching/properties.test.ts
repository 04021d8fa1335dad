import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toNotificationItem } from '../../../core/feed/notification-item.ts';
import { decide } from '../../../core/matching/decide.ts';
import { OUTCOMES } from '../../../core/matching/decision.ts';
import { explainDecision, formatOutcomeReason } from '../../../core/matching/explanation/explain.ts';
import { createWatchlistIndex } from '../../../core/matching/watchlist-index.ts';
import { decodeFrame } from '../../../core/notification/decoding/decode-frame.ts';
import { buildEntry } from '../../support/build-entry.ts';
import { entries, notifications, watchlists } from './arbitraries.ts';
import { contextOf, decided } from './build.ts';

describe('every decision', () => {
  it('names only offers of the message, its best first, and a link only of the best or the event', () => {
    fc.assert(
      fc.property(notifications, watchlists, (notification, watchlist) => {
        const { offers, best, link } = decided(notification, watchlist);
        expect(new Set(offers).size).toBe(offers.length);
        for (const key of offers) expect(notification.offers.map((offer) => offer.key)).toContain(key);
        expect(best).toBe(offers[0] ?? null);
        const bestLink = notification.offers.find((offer) => offer.key === best)?.atc ?? null;
        expect([bestLink, notification.event_infos?.event_url ?? null, null]).toContain(link);
      }),
    );
  });

  it('accounts for every offer: rejected by one filter, or surviving', () => {
    fc.assert(
      fc.property(notifications, entries, (notification, entry) => {
        const { outcome, reasons, offers } = decided(notification, [{ ...entry, strict: false }]);
        const onOffers = reasons.filter(({ of, filter }) => of > 1 || filter === 'availability');
        fc.pre(outcome !== 'unlisted' && onOffers.length > 0);
        const first = onOffers[0]?.of ?? 0;
        const rejected = reasons
          .filter(({ filter }) => !['stock_threshold_filter', 'muted_until'].includes(filter))
          .reduce((sum, reason) => sum + reason.rejected, 0);
        expect(rejected + offers.length).toBe(first);
      }),
    );
  });

  it('can be sent as JSON and explains itself', () => {
    fc.assert(
      fc.property(notifications, watchlists, (notification, watchlist) => {
        const decision = decided(notification, watchlist);
        expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
        const entry = watchlist.find(({ id }) => id === decision.entry) ?? null;
        const lines = explainDecision(notification, decision, entry, null);
        for (const line of lines) expect(line).not.toMatch(/undefined|null|NaN|Infinity/);
        expect(lines.length).toBeGreaterThan(0);
        expect(formatOutcomeReason(notification, decision, entry, null) === null).toBe(decision.outcome === 'alert');
        const item = toNotificationItem(1, notification, decision, entry, {
          opened_at: null,
          test: false,
          history: null,
        });
        expect(item.best === null).toBe(notification.offers.length === 0);
      }),
    );
  });

  it('is the same whatever other events are on the watchlist', () => {
    fc.assert(
      fc.property(notifications, watchlists, (notification, watchlist) => {
        const others = Array.from({ length: 50 }, (_, index) => buildEntry({ id: `x${index}`, event_id: `x${index}` }));
        expect(decided(notification, [...others, ...watchlist, ...others])).toEqual(decided(notification, watchlist));
      }),
    );
  });

  it('gets no better by strict, and no worse by one more entry', () => {
    fc.assert(
      fc.property(notifications, watchlists, entries, (notification, watchlist, extra) => {
        const rank = (list: typeof watchlist) => OUTCOMES.indexOf(decided(notification, list).outcome);
        const strict = watchlist.map((entry) => ({ ...entry, strict: true }));
        const lenient = watchlist.map((entry) => ({ ...entry, strict: false }));
        expect(rank(strict)).toBeGreaterThanOrEqual(rank(lenient));
        fc.pre(decided(notification, watchlist).entry !== null);
        expect(rank([...watchlist, { ...extra, id: 'extra' }])).toBeLessThanOrEqual(rank(watchlist));
      }),
    );
  });

  it('comes without throwing for anything that decodes', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), fc.json(), watchlists, (changes, sections, infos, watchlist) => {
        const text = `{"event_id":"abc123","changes":${changes},"sections":{"a":{"b":${sections}}},"event_infos":${infos}}`;
        const frame = decodeFrame(text, 0);
        if (frame.kind !== 'notification') throw new Error(frame.error);
        decide(frame.notification, createWatchlistIndex(watchlist), contextOf());
      }),
    );
  });
});
