import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateOffers } from '../../../core/feed/evaluate-offers.ts';
import { formatToast } from '../../../core/feed/format/toast-text.ts';
import { createSupersededCheck } from '../../../core/feed/groups/superseded.ts';
import { toNotificationItem } from '../../../core/feed/notification-item.ts';
import { createPriceMemory } from '../../../core/feed/price/price-memory.ts';
import { toNotificationRecord } from '../../../core/feed/records/watch-record.ts';
import { offerNames } from '../../../core/feed/search/offer-names.ts';
import { explainDecision } from '../../../core/matching/explanation/explain.ts';
import { createFrameDecoder } from '../../../core/notification/decoding/incremental/frame-decoder.ts';
import { seriesPoints } from '../../../core/series/series-points.ts';
import { buildEntry } from '../../support/build-entry.ts';
import { TIMES } from '../../support/times.ts';
import { decided } from '../matching/build.ts';

/** Numbers as JSON writes them, some beyond what a number holds, some as text. */
const amount = fc.constantFrom(
  '0',
  '-0',
  '1e-7',
  '2.5',
  '3',
  '99.999',
  '1e21',
  '1e300',
  '1e400',
  '-1',
  '"-0"',
  '" 12 "',
  'null',
);
/** Names with what breaks texts elsewhere: halves of characters, controls, line breaks, keys of objects, slashes. */
const name = fc.oneof(
  fc.constantFrom(
    '101',
    'Floor GA',
    '\ud83c',
    '\udfab',
    'a\ud800b',
    '__proto__',
    'a/b',
    'a%2Fb',
    '\u0000',
    'x\r\ny',
    '\u202e',
    ' ',
    'stock',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const text = name.map((one) => JSON.stringify(one));
/** Members of an object, of which some keys come twice. */
const object = (value: fc.Arbitrary<string>, key: fc.Arbitrary<string> = text) =>
  fc
    .array(fc.tuple(key, value), { maxLength: 4 })
    .map((members) => `{${members.map((pair) => pair.join(':')).join()}}`);

const offer = fc
  .record({
    offer_name: text,
    section: text,
    price: amount,
    price_label: fc.oneof(text, fc.constant('null')),
    stock: amount,
    longest_adjacent_seats: amount,
    row: text,
    atc: fc.oneof(text, fc.constant('" https://tickets.example/cart\\n"')),
  })
  .map(
    (fields) =>
      `{${Object.entries(fields)
        .map(([field, value]) => `"${field}":${value}`)
        .join()}}`,
  );
const list = fc.array(text, { maxLength: 4 }).map((names) => `[${names.join()}]`);
const message = fc
  .record({
    event_id: fc.constant('"abc123"'),
    website: text,
    region: text,
    sections_type: fc.constantFrom('"SeatMapSections"', '"OfferSections"', '"Other"'),
    changes: object(list, fc.oneof(text, fc.constantFrom('"stock_increase"', '"price_decrease"'))),
    sections: fc.oneof(object(offer), object(object(offer))),
    stock: amount,
    event_infos: object(
      text,
      fc.constantFrom('"event_name"', '"event_date"', '"event_time"', '"event_venue"', '"event_url"'),
    ),
  })
  .map(
    (fields) =>
      `{${Object.entries(fields)
        .map(([field, value]) => `"${field}":${value}`)
        .join()}}`,
  );

const entries = [
  buildEntry({
    id: 'strict',
    change_type: ['*'],
    section: '1xx',
    max_price_filter: 5,
    row_filter: 'A-C',
    strict: true,
  }),
  buildEntry({
    id: 'any',
    keywords: 'floor -x',
    stock_threshold_filter: 4,
    seat_quantity: 2,
    change_type: ['stock_increase'],
  }),
];

/** Figures that no site means. Names cannot have them: the letters come from no name above. */
const NO_FIGURE = /NaN|Infinity|undefined|\[object/;

describe('any message that names its event', () => {
  it('can be shown, said, printed, stored and found, whatever its names and numbers are', () => {
    const decode = createFrameDecoder(0);
    const prices = createPriceMemory();
    fc.assert(
      fc.property(message, (frame) => {
        const decoded = decode(frame, 0);
        if (decoded.kind === 'malformed') throw new Error(`${decoded.error}: ${frame}`);
        const { notification } = decoded;
        for (const endpoint of ['subscribe', 'filtered'] as const) {
          const decision = decided(notification, entries, { endpoint });
          const entry = entries.find(({ id }) => id === decision.entry) ?? null;
          const extra = { opened_at: null, test: false, prices: prices.get(notification), history: null };
          const item = toNotificationItem(1, notification, decision, entry, extra);
          const record = toNotificationRecord(item, { notification, decision });
          const derived = {
            item,
            record,
            notification,
            toast: formatToast(item, false, TIMES),
            explanation: explainDecision(notification, decision, entry, null),
            offers: evaluateOffers(notification, decision, entry, null),
            series: seriesPoints(notification),
            names: [...offerNames(notification, item.best)],
          };
          const written = JSON.stringify(derived);
          expect(JSON.parse(written)).toEqual(derived);
          expect(written).not.toMatch(NO_FIGURE);
          expect(decision.link ?? '').toBe((decision.link ?? '').trim());
          expect(createSupersededCheck(notification)(item)?.reason).not.toBe('gone');
          expect(new Set(notification.offers.map(({ key }) => key)).size).toBe(notification.offers.length);
        }
        prices.add(notification);
      }),
      { numRuns: 1000 },
    );
  });
});
