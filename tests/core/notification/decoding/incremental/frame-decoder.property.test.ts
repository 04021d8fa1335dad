import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecodedFrame, decodeFrame } from '../../../../../core/notification/decoding/decode-frame.ts';
import { createFrameDecoder } from '../../../../../core/notification/decoding/incremental/frame-decoder.ts';
import { fingerprint } from '../../../../../core/notification/fingerprint.ts';
import { offerSectionsMessage, seatMapMessage } from '../../messages.ts';
import { mutateText, mutateValue } from '../../mutations.ts';

/** An edit of a message. Some make it unusual in just the ways in which comparing texts could go wrong. */
const edit = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('value'), place: fc.nat(), value: fc.jsonValue({ maxDepth: 3 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('text'), seed: fc.integer() }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('replace'), pair: fc.nat(), at: fc.nat() }) },
);
const REPLACEMENTS: readonly (readonly [string, string])[] = [
  ['"sec-101"', '"sec-207"'],
  ['"sec-207"', '"sec-101"'],
  ['"sec-101"', '"101"'],
  ['"sec-207"', '"__proto__"'],
  ['"sec-101"', '"sec-\\u0031"'],
  ['"sections"', '"\\u0073ections"'],
  ['"stock":42', '"stock":42,"sections":{"a":{"stock":1}}'],
  ['"stock":42', '"stock":42,"sect\\u0069ons":null'],
  ['"event_infos":{', '"event_infos":{"sections":{"a":{}},'],
  ['"event_infos":{', '"event_infos":{"event_name":7},"event_infos":{'],
  ['"event_infos":{', '"other":{"event_infos":{"event_name":"Other"}},"event_infos":{'],
  ['"event_infos":{', '"other":{"event_infos":{'],
  ['"event_infos":{', '"event\\u005finfos":{"event_name":"Other"},"event_infos":{'],
  ['"region":"US"', '"event_infos":null,"region":"US"'],
  ['"changes":{', '"changes":{"sections":{"sec-101":{"stock":7}},'],
  ['"region":"US"', '"region":"\\"sections\\":{"'],
  ['"region":"US"', '"sections":{"sec-101":{}},"region":"US"'],
  ['"section":"101"', '"section":"}\\"{\\\\"'],
  ['SeatMapSections', 'OfferSections'],
  ['"SeatMapSections"', 'null'],
  ['"stock":5,', '"stock":5,"9":{"price":95},"8":{"price":95},'],
  ['"offer-abc":{', '"offer-abc":{"price":95},"8":{"price":95},"7":{'],
  ['"price":95', '"price":"95"'],
  ['"price":95', '"price":96'],
  ['"event_id":"abc123"', '"event_id":12345678901234567890'],
  ['"event_id":"abc123"', '"event_id":"abc124"'],
  ['},', '} ,\n '],
  ['":', '" : '],
];

function apply(text: string, change: Record<string, unknown>): string {
  switch (change.kind) {
    case 'value':
      try {
        return JSON.stringify(mutateValue(JSON.parse(text), [change.place as number], change.value));
      } catch {
        return text;
      }
    case 'text':
      return mutateText(text, change.seed as number);
    default: {
      const [from, to] = REPLACEMENTS[(change.pair as number) % REPLACEMENTS.length] as readonly [string, string];
      return (change.at as number) % 2 === 0 ? text.replace(from, () => to) : text.replaceAll(from, () => to);
    }
  }
}

/** What is remembered of an offer must be what it would give afresh. */
function contentOf(decoded: DecodedFrame): string {
  return decoded.kind === 'malformed' ? decoded.error : fingerprint(decoded.notification);
}

describe('createFrameDecoder', () => {
  it('decodes every message of a feed as decodeFrame does, whatever came before', () => {
    const feed = fc.record({
      message: fc.constantFrom(seatMapMessage(), offerSectionsMessage()),
      edits: fc.array(fc.tuple(fc.boolean(), fc.array(edit, { maxLength: 2 })), { minLength: 2, maxLength: 8 }),
    });
    fc.assert(
      fc.property(feed, ({ message, edits }) => {
        const decode = createFrameDecoder(0);
        const first = JSON.stringify(message);
        decode(first, 0);
        let text = first;
        for (const [fromFirst, changes] of edits) {
          text = changes.reduce(apply, fromFirst ? first : text);
          const decoded = decode(text, 5);
          const whole = decodeFrame(text, 5);
          expect(decoded).toEqual(whole);
          expect(contentOf(decoded)).toBe(contentOf(whole));
        }
      }),
      { numRuns: 3000 },
    );
  });
});
