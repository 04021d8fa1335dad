import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame } from '../../../../core/notification/decoding/decode-frame.ts';
import { fingerprint } from '../../../../core/notification/fingerprint.ts';
import { offerSectionsMessage, seatMapMessage } from '../messages.ts';
import { mutateText, mutateValue } from '../mutations.ts';

const jsonValue = fc.jsonValue({ maxDepth: 5, noUnicodeString: false });
const message = fc.constantFrom(offerSectionsMessage(), seatMapMessage());

describe('decodeFrame', () => {
  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => void decodeFrame(text, 0)));
  });

  it('never throws, whatever the JSON value', () => {
    fc.assert(fc.property(jsonValue, (value) => void decodeFrame(JSON.stringify(value), 0)));
  });

  it('makes a notification of any object with a readable event_id', () => {
    const id = fc.oneof(fc.string({ minLength: 1 }), fc.integer());
    fc.assert(
      fc.property(fc.dictionary(fc.string(), jsonValue), id, (rest, event_id) => {
        const decoded = decodeFrame(JSON.stringify({ ...rest, event_id }), 0);
        expect(decoded).toMatchObject({ kind: 'notification', notification: { event_id: String(event_id) } });
      }),
    );
  });

  it('keeps the event whatever becomes of the rest of a valid message', () => {
    fc.assert(
      fc.property(message, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), jsonValue, (valid, places, value) => {
        const mutated = mutateValue(valid, places, value);
        mutated.event_id = 'kept';
        const decoded = decodeFrame(JSON.stringify(mutated), 0);
        if (decoded.kind === 'malformed') throw new Error(decoded.error);
        expect(decoded.notification.event_id).toBe('kept');
        for (const offer of decoded.notification.offers) {
          for (const amount of [offer.price, offer.stock, offer.longest_adjacent_seats]) {
            expect(amount === null || (Number.isFinite(amount) && amount >= 0)).toBe(true);
          }
        }
        expect(fingerprint(decoded.notification)).toMatch(/^3:[0-9a-f]{32}$/);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on damaged text of a valid message', () => {
    fc.assert(
      fc.property(message, fc.integer(), (valid, seed) => void decodeFrame(mutateText(JSON.stringify(valid), seed), 0)),
      { numRuns: 2000 },
    );
  });
});
