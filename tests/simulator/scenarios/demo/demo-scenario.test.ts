import { beforeAll, describe, expect, it } from 'vitest';
import { checkLink } from '../../../../core/links/check-link.ts';
import { decide } from '../../../../core/matching/decide.ts';
import type { Decision, Outcome } from '../../../../core/matching/decision.ts';
import { createWatchlistIndex } from '../../../../core/matching/watchlist-index.ts';
import type { Notification } from '../../../../core/notification/notification.ts';
import { assignIds, parseEntry } from '../../../../core/watchlist/entry-schema.ts';
import { createAccount } from '../../../../simulator/gateway/account.ts';
import { createScenario } from '../../../../simulator/scenarios/create-scenario.ts';
import { DEMO_EVENTS } from '../../../../simulator/scenarios/demo/demo-events.ts';

const START_MS = Date.parse('2026-06-01T18:00:00Z');
const MINUTE_MS = 60_000;
const scenario = createScenario('demo', 1, START_MS);
const entries = assignIds(
  scenario.watchlist.map((raw) => {
    const result = parseEntry(raw);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    expect(result.warnings).toEqual([]);
    return result.entry;
  }),
);

interface ReceivedMessage {
  readonly atMs: number;
  readonly notification: Notification;
  readonly decision: Decision;
}

/** Half an hour of the demo as a user hears it: through the gateway's filters and the watchlist of the demo. */
function runDemo(): ReceivedMessage[] {
  const account = createAccount('key', scenario.accountWatchlist);
  const index = createWatchlistIndex(entries);
  const heard: ReceivedMessage[] = [];
  for (let nowMs = START_MS, first = true; nowMs < START_MS + 30 * MINUTE_MS; first = false) {
    const { message, delayToNextMs } = scenario.next(nowMs, first);
    const key = message.contentKey();
    if (
      account.decideDelivery(message, 'subscribe', nowMs) === 'send' &&
      key !== null &&
      account.deduplication.admit(key, nowMs)
    ) {
      const notification = message.notification();
      const decision = decide(notification, index, {
        nowMs,
        unlisted: 'alert',
        endpoint: 'subscribe',
        applyLocalFilters: false,
        history: null,
        wasAlerted: () => false,
      });
      heard.push({ atMs: nowMs - START_MS, notification, decision });
    }
    nowMs += delayToNextMs;
  }
  return heard;
}

describe('the demo evening', () => {
  let heard: ReceivedMessage[];
  beforeAll(() => {
    heard = runDemo();
  });
  const times = (outcome: Outcome): number[] =>
    heard.filter(({ decision }) => decision.outcome === outcome).map(({ atMs }) => atMs);

  it('greets with an alert', () => {
    expect(heard[0]?.decision.outcome).toBe('alert');
  });

  it('alerts every few seconds, and never keeps quiet for long', () => {
    const alerts = times('alert');
    const pauses = alerts.slice(1).map((atMs, index) => atMs - (alerts[index] ?? 0));
    expect(pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length).toBeLessThan(6000);
    expect(Math.max(...pauses)).toBeLessThan(40_000);
  });

  it('shows alerts, filtered and muted rows within its first two minutes', () => {
    for (const outcome of ['alert', 'filtered', 'muted'] as const)
      expect(times(outcome)[0]).toBeLessThan(2 * MINUTE_MS);
  });

  it('has an event to discover that no entry names, and an alert that could not be fully checked', () => {
    expect(heard.some(({ decision }) => decision.outcome === 'alert' && decision.entry === null)).toBe(true);
    expect(heard.some(({ decision }) => decision.unverified.includes('keywords'))).toBe(true);
  });

  it('has reasons of many kinds', () => {
    const filters = new Set(heard.flatMap(({ decision }) => decision.reasons.map(({ filter }) => filter)));
    expect([...filters]).toEqual(
      expect.arrayContaining(['section', 'max_price_filter', 'row_filter', 'seat_quantity', 'keywords', 'muted_until']),
    );
  });

  it('lets each of its shows appear', () => {
    expect(new Set(heard.map(({ notification }) => notification.event_id)).size).toBe(DEMO_EVENTS.length);
  });

  it('has only links that open, all on a reserved host', () => {
    for (const { decision } of heard.filter(({ decision }) => decision.outcome === 'alert')) {
      expect(checkLink(decision.link).action).toBe('open');
      expect(decision.link).toMatch(/^https:\/\/tickets\.example\//);
    }
  });

  it('prints prices in the currency of the region', () => {
    const labels = new Map(
      heard.map(({ notification: { region, offers } }) => [region, offers[0]?.price_label?.replace(/[\d.,]+$/, '')]),
    );
    expect(Object.fromEntries(labels)).toEqual({ US: '$', UK: '£', EU: '€', AU: 'A$', JP: '¥', CA: 'CA$' });
  });

  it('keeps stock and prices within what the venue has and asks', () => {
    for (const { offers, event_id } of heard.map(({ notification }) => notification)) {
      const base = DEMO_EVENTS.find(({ plan }) => plan.eventId === event_id)?.plan.basePrice ?? 0;
      for (const { stock, price } of offers) {
        expect(stock).toBeLessThanOrEqual(900);
        expect(price).toBeLessThan(base * 8);
      }
    }
  });

  it('writes dates with the venue’s own offset, or in UTC with the venue’s clock time beside it', () => {
    const dates = Object.fromEntries(
      heard.map(({ notification: { event_id, event_infos } }) => [
        event_id,
        [event_infos?.event_date, event_infos?.event_time],
      ]),
    );
    expect(dates['3F005E8B1C2A77D4']).toEqual(['2026-06-25T20:00:00-04:00', '20:00']);
    expect(dates['0A0062F19E4D']).toEqual(['2026-07-01T02:30:00Z', '19:30']);
    expect(dates['tk-au-559013']).toEqual(['2026-07-23T05:00:00Z', '15:00']);
    expect(dates['ra-1904417']).toEqual([undefined, undefined]);
  });

  it('has arenas of 60 to 250 sections', () => {
    const arenas = DEMO_EVENTS.filter(({ plan }) => plan.sectionsType === 'SeatMapSections');
    for (const { plan } of arenas) {
      expect(plan.sections.length).toBeGreaterThanOrEqual(60);
      expect(plan.sections.length).toBeLessThanOrEqual(250);
      expect(new Set(plan.sections.map(({ key }) => key)).size).toBe(plan.sections.length);
      for (const key of plan.popularSections) expect(plan.sections.map((section) => section.key)).toContain(key);
    }
  });
});
