import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toNotificationItem } from '../../../../core/feed/notification-item.ts';
import { decide } from '../../../../core/matching/decide.ts';
import { createWatchlistIndex } from '../../../../core/matching/watchlist-index.ts';
import { decodeFrame } from '../../../../core/notification/decoding/decode-frame.ts';
import { fingerprint } from '../../../../core/notification/fingerprint.ts';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import type { MatchingSource } from '../../../../main/engine/pipeline/matching-context.ts';
import { createPipeline } from '../../../../main/engine/pipeline/pipeline.ts';
import type { ProcessedNotification } from '../../../../main/engine/pipeline/processed-notification.ts';
import { buildEntry } from '../../../support/build-entry.ts';

const NOW = Date.parse('2026-06-10T20:00:00Z');
const SETTINGS = { unlisted: 'feed', apply_local_filters: false, gateway: { endpoint: 'subscribe' } } as const;
const NAMES = ['101', 'Floor GA', 'GA Floor', 'Section 101', 'Row C Resale', 'sec-2', '__proto__', ''];
const PRICES = [80, 95.5, 250, null, '95'];

const offer = fc.record({
  offer_name: fc.constantFrom(...NAMES),
  price: fc.constantFrom(...PRICES),
  section: fc.constantFrom(...NAMES),
  inventory_type: fc.constantFrom('primary', 'resale', 'Resale', null),
  is_active: fc.constantFrom(true, true, false, 'yes'),
  stock: fc.constantFrom(0, 2, 5, null),
  longest_adjacent_seats: fc.constantFrom(0, 1, 4, null),
  general_admission: fc.constantFrom(true, false, null),
  atc: fc.constantFrom('https://tickets.example/1', 'http://tickets.example/2', 'javascript:alert(1)', null),
});

/** What happens next to one of two events: some of its sections are as they were, one changes, or an entry is edited. */
const move = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      event: fc.constantFrom('abc123', 'other'),
      section: fc.integer({ min: 0, max: 4 }),
      offerId: fc.constantFrom('a', 'b', '7', '__proto__'),
      offer,
      changed: fc.array(fc.constantFrom(...NAMES), { maxLength: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      entry: fc.record({
        max_price_filter: fc.constantFrom(null, 100),
        section: fc.constantFrom('', '101', '!Floor*'),
        resale_tickets: fc.boolean(),
        seat_quantity: fc.constantFrom(null, 2),
        strict: fc.boolean(),
        enabled: fc.constantFrom(true, true, false),
        muted_until: fc.constantFrom(null, '2026-06-10T21:00:00Z'),
      }),
    }),
  },
);

/** The text of a message of one event. Keys are data, `__proto__` too, so it is written by hand. */
function frameOf(event: string, sections: readonly Map<string, object>[], changed: readonly string[]): string {
  const members = sections.map((offers, index) => {
    const list = [...offers].map(([id, one]) => `${JSON.stringify(id)}:${JSON.stringify(one)}`);
    return `"sec-${index}":{${['"stock":3', ...list].join(',')}}`;
  });
  const changes = JSON.stringify({ stock_increase: changed });
  return `{"timestamp":"2026-06-10T19:59:58Z","event_id":"${event}","website":"axs","changes":${changes},"sections_type":"SeatMapSections","sections":{${members.join(',')}},"stock":9,"event_infos":{"event_name":"Tour","event_artist_name":"${'x'.repeat(1500)}"}}`;
}

/** The same without anything that was remembered: the message parsed whole, and entries that are new objects. */
function decideAfresh(frame: string, entries: readonly WatchlistEntry[], alerted: ReadonlySet<string>, id: number) {
  const decoded = decodeFrame(frame, NOW);
  if (decoded.kind === 'malformed') throw new Error(decoded.error);
  const { notification } = decoded;
  const copies = structuredClone(entries);
  const decision = decide(notification, createWatchlistIndex(copies), {
    nowMs: NOW,
    unlisted: SETTINGS.unlisted,
    endpoint: SETTINGS.gateway.endpoint,
    applyLocalFilters: SETTINGS.apply_local_filters,
    history: null,
    wasAlerted: (content) => alerted.has(content),
  });
  const entry = copies.find((one) => one.id === decision.entry) ?? null;
  const item = toNotificationItem(id, notification, decision, entry, { opened_at: null, test: false, history: null });
  return { notification, decision, item, content: fingerprint(notification) };
}

describe('what the pipeline remembers of earlier messages', () => {
  it('changes no decision, explanation or line, whatever came before and whichever entry was edited', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 2, maxLength: 14 }), (moves) => {
        let entries: readonly WatchlistEntry[] = [buildEntry(), buildEntry({ id: 'e2', event_id: 'other' })];
        let index = createWatchlistIndex(entries);
        let id = 0;
        const alerted = new Set<string>();
        const results: ProcessedNotification[] = [];
        const source: MatchingSource = {
          watchlist: {
            index: () => index,
            get: (wanted) => entries.find((one) => one.id === wanted) ?? null,
            isInDoubt: () => false,
            isMuteOver: () => false,
          },
          duplicates: { has: (content) => alerted.has(content), add: () => {} },
          prices: { get: () => null },
          priceHistories: { get: () => null },
          nextId: () => ++id,
        };
        const { accept } = createPipeline({
          source: () => source,
          settings: () => SETTINGS,
          sink: {
            processed: (_source, one) => results.push(one),
            malformed: (error) => expect.unreachable(error),
            error: (what, error) => expect.unreachable(`${what}: ${error.message}`),
          },
        });
        const sections = new Map<string, Map<string, object>[]>();
        for (const next of moves) {
          if ('entry' in next) {
            entries = entries.map((one, at) => (at === 0 ? { ...one, ...next.entry } : one));
            index = createWatchlistIndex(entries);
            continue;
          }
          const known = sections.get(next.event) ?? Array.from({ length: 5 }, () => new Map<string, object>());
          sections.set(next.event, known);
          known[next.section]?.set(next.offerId, next.offer);
          const frame = frameOf(next.event, known, next.changed);
          accept(frame, NOW);
          const { notification, decision, item, fingerprint: content } = results.at(-1) as ProcessedNotification;
          const afresh = decideAfresh(frame, entries, alerted, id);
          expect(JSON.stringify(notification)).toBe(JSON.stringify(afresh.notification));
          expect(JSON.stringify(decision)).toBe(JSON.stringify(afresh.decision));
          expect(JSON.stringify(item)).toBe(JSON.stringify(afresh.item));
          if (decision.outcome !== 'alert') continue;
          expect(content).toBe(afresh.content);
          alerted.add(afresh.content);
        }
      }),
      { numRuns: 250 },
    );
  });
});
