import { describe, expect, it } from 'vitest';
import type { DecodedFrame } from '../../../../../core/notification/decoding/decode-frame.ts';
import { decodeFrame } from '../../../../../core/notification/decoding/decode-frame.ts';
import { createFrameDecoder } from '../../../../../core/notification/decoding/incremental/frame-decoder.ts';
import { memoizeByOffer } from '../../../../../core/notification/decoding/incremental/offer-memo.ts';
import { offerSectionsMessage } from '../../messages.ts';

const SECTIONS = 20;

function message(prices: Readonly<Record<number, number>> = {}, eventId = 'abc123'): string {
  const sections = Object.fromEntries(
    Array.from({ length: SECTIONS }, (_, at) => [
      `sec-${at}`,
      { stock: 4, [`offer-${at}`]: { section: `${at}`, price: prices[at] ?? 100, stock: 4, is_active: true } },
    ]),
  );
  return JSON.stringify({ ...offerSectionsMessage(), event_id: eventId, sections_type: 'SeatMapSections', sections });
}

function offersOf(decoded: DecodedFrame) {
  if (decoded.kind === 'malformed') throw new Error(decoded.error);
  return decoded.notification.offers;
}

/** The metadata, which comes last, in another object. */
function nestInfos(text: string): string {
  return `${text.replace('"event_infos":', '"other":{"event_infos":')}}`;
}

/** How many offers are the very objects of an earlier message. */
function countReused(decoded: DecodedFrame, earlier: DecodedFrame): number {
  const before = new Set(offersOf(earlier));
  return offersOf(decoded).filter((offer) => before.has(offer)).length;
}

describe('createFrameDecoder', () => {
  it('reads only the sections that changed, from the third message of an event on', () => {
    const decode = createFrameDecoder(0);
    decode(message(), 0);
    decode(message(), 0);
    const third = decode(message({ 3: 90 }), 0);
    const fourth = decode(message({ 5: 80 }), 0);
    expect(fourth).toEqual(decodeFrame(message({ 5: 80 }), 0));
    expect(countReused(fourth, third)).toBe(SECTIONS - 2);
  });

  it('lets what is derived from a section that comes again be remembered', () => {
    const decode = createFrameDecoder(0);
    const derive = memoizeByOffer(({ key }) => ({ key }));
    const derived = () => offersOf(decode(message(), 0)).map(derive);
    for (let count = 0; count < 2; count += 1) decode(message(), 0);
    const before = derived();
    expect(derived().filter((one, at) => one === before[at])).toHaveLength(SECTIONS);
  });

  it('reads the metadata of an event again only if it changed', () => {
    const decode = createFrameDecoder(0);
    const infosOf = (text: string) => {
      const decoded = decode(text, 0);
      return decoded.kind === 'malformed' ? null : decoded.notification.event_infos;
    };
    decode(message(), 0);
    const first = infosOf(message());
    expect(infosOf(message({ 3: 90 }))).toBe(first);
    const renamed = message().replace('"event_name":"', '"event_name":"The ');
    expect(infosOf(renamed)?.event_name).toBe(`The ${first?.event_name}`);
    expect(infosOf(renamed)).toBe(infosOf(renamed));
  });

  it('does not take the metadata of a nested object for that of the event', () => {
    const decode = createFrameDecoder(0);
    const nested = message().replace('"event_infos":', '"other":{"event_infos":{"event_name":"A"}},"event_infos":');
    const { event_infos: _, ...rest } = JSON.parse(message());
    const other = JSON.stringify({ ...rest, event_infos: { event_name: 'A' } });
    for (const text of [nested, nested, nested, other]) expect(decode(text, 0)).toEqual(decodeFrame(text, 0));
  });

  it('does not take the metadata before the sections for what stands behind them', () => {
    const decode = createFrameDecoder(0);
    const text = nestInfos(message()).replace('"region"', '"event_infos":{"event_name":"A"},"region"');
    for (const one of [text, text, text, message()]) expect(decode(one, 0)).toEqual(decodeFrame(one, 0));
  });

  it('remembers no event whose id is a book', () => {
    const decode = createFrameDecoder(0);
    const reused = (length: number) => {
      const text = message({}, 'x'.repeat(length));
      for (let count = 0; count < 2; count += 1) decode(text, 0);
      return countReused(decode(text, 0), decode(text, 0));
    };
    expect([reused(200), reused(201)]).toEqual([SECTIONS, 0]);
  });

  it('takes a tier that becomes a section with an offer of the same name', () => {
    const decode = createFrameDecoder(0);
    const textOf = (section: object) =>
      JSON.stringify({ ...offerSectionsMessage(), sections_type: 'Other', sections: { x: section } });
    for (const section of [{ price: 1 }, { price: 1 }, { x: { price: 1 } }]) {
      expect(decode(textOf(section), 0)).toEqual(decodeFrame(textOf(section), 0));
    }
  });

  it('finds where a section ends, whatever quotes and braces its texts have', () => {
    const decode = createFrameDecoder(0);
    const text = message().replace('"section":"4"', '"section":"7\\" {"');
    for (let count = 0; count < 2; count += 1) decode(text, 0);
    const before = decode(text, 0);
    expect(offersOf(before)[4]?.section).toBe('7" {');
    expect(countReused(decode(text, 0), before)).toBe(SECTIONS);
  });

  it('compares with messages of another type after a while', () => {
    const decode = createFrameDecoder(0);
    for (let count = 0; count < 3; count += 1) decode(message(), 0);
    const other = message().replace('SeatMapSections', 'Other');
    const decoded = Array.from({ length: 9 }, () => decode(other, 0));
    const reused = decoded.map((one, at) => (at === 0 ? 0 : countReused(one, decoded[at - 1] as DecodedFrame)));
    expect(reused).toEqual([0, 0, 0, 0, 0, 0, 0, SECTIONS, SECTIONS]);
  });

  it('remembers no long metadata: there may be a thousand events', () => {
    const decode = createFrameDecoder(0);
    const long = message().replace('"event_name":"', `"event_name":"${'x'.repeat(10_000)}`);
    const infosOf = () => {
      const decoded = decode(long, 0);
      return decoded.kind === 'malformed' ? null : decoded.notification.event_infos;
    };
    for (let count = 0; count < 3; count += 1) infosOf();
    expect(infosOf()).toEqual(infosOf());
    expect(infosOf()).not.toBe(infosOf());
  });

  it('remembers an event whatever other spelling its id has in between', () => {
    const decode = createFrameDecoder(0);
    const plain = message({}, 'a/b');
    decode(plain, 0);
    decode(plain, 0);
    const before = decode(plain, 0);
    expect(decode(plain.replace('a/b', 'a\\/b'), 0)).toEqual(before);
    expect(countReused(decode(plain, 0), before)).toBe(SECTIONS);
  });

  it('forgets the event updated longest ago, not the one heard of first', () => {
    const decode = createFrameDecoder(0);
    for (let count = 0; count < 2; count += 1) for (const id of ['first', 'second']) decode(message({}, id), 0);
    for (let other = 0; other < 999; other += 1) {
      decode(message({}, 'first'), 0);
      decode(message({}, `other-${other}`), 0);
    }
    const reused = (id: string) => countReused(decode(message({}, id), 0), decode(message({}, id), 0));
    expect([reused('first'), reused('second')]).toEqual([SECTIONS, 0]);
  });

  it('forgets the event updated longest ago if the texts of all are too long', () => {
    const decode = createFrameDecoder(0);
    const long = (id: string) => message({}, id).replace('"section":"0"', `"section":"${'x'.repeat(3_000_000)}"`);
    for (const id of ['a', 'b', 'c']) for (let count = 0; count < 2; count += 1) decode(long(id), 0);
    const reused = (id: string) => countReused(decode(long(id), 0), decode(long(id), 0));
    expect([reused('c'), reused('b'), reused('a')]).toEqual([SECTIONS, SECTIONS, 0]);
  });

  it('compares with a renewed message also what stands elsewhere in it', () => {
    const decode = createFrameDecoder(0);
    for (let count = 0; count < 2; count += 1) decode(message(), 0);
    const longer = message(Object.fromEntries([0, 1, 2, 3, 4].map((at) => [at, 123_456])));
    for (let count = 0; count < 2; count += 1) decode(longer, 0);
    expect(countReused(decode(longer, 0), decode(longer, 0))).toBe(SECTIONS);
  });

  it('keeps comparing with the same message if half of the sections always change', () => {
    const decode = createFrameDecoder(0);
    const half = (at: number) => message(Object.fromEntries(Array.from({ length: 8 }, (__, s) => [s, at])));
    decode(half(1), 0);
    decode(half(2), 0);
    for (let at = 3; at < 40; at += 1) expect(decode(half(at), 0)).toEqual(decodeFrame(half(at), 0));
    const before = decode(half(98), 0);
    expect(countReused(decode(half(99), 0), before)).toBe(SECTIONS - 8);
  });

  it('takes a section that appears, goes or comes back', () => {
    const decode = createFrameDecoder(0);
    for (let count = 0; count < 3; count += 1) decode(message(), 0);
    // What comes first has no closing brace before it to be found by.
    for (const { left, reused } of [
      { left: ['sec-4'], reused: SECTIONS - 1 },
      { left: ['sec-0', 'sec-19'], reused: SECTIONS - 3 },
      { left: [], reused: SECTIONS },
    ]) {
      const changed = JSON.parse(message());
      for (const key of left) delete changed.sections[key];
      changed.sections['sec-new'] = { stock: 1, 'offer-new': { price: 5 } };
      const text = JSON.stringify(changed);
      const before = decode(message(), 0);
      const decoded = decode(text, 0);
      expect(decoded).toEqual(decodeFrame(text, 0));
      expect(countReused(decoded, before)).toBe(reused);
    }
  });

  it('takes no longer for many new sections than for their text', () => {
    const decode = createFrameDecoder(0);
    for (let count = 0; count < 3; count += 1) decode(message(), 0);
    const other = JSON.parse(message());
    other.sections = Object.fromEntries(
      Array.from({ length: 40_000 }, (_, at) => [`new-${at}`, { stock: 4, offer: { section: `${at}`, price: 100 } }]),
    );
    const text = JSON.stringify(other);
    const decoded = decode(text, 0);
    const keysOf = (one: DecodedFrame) => offersOf(one).map(({ key }) => key);
    expect(keysOf(decoded).join()).toBe(keysOf(decodeFrame(text, 0)).join());
  });

  it('takes no longer for many sections of which half changed than for their text', () => {
    const decode = createFrameDecoder(0);
    const many = (price: number) => {
      const members = Array.from({ length: 100_000 }, (_, at) => [
        `sec-${at}`,
        { stock: 4, offer: { price: at % 2 === 0 ? 100 : price } },
      ]);
      return JSON.stringify({ ...JSON.parse(message()), sections: Object.fromEntries(members) });
    };
    decode(many(1), 0);
    const pricesOf = (one: DecodedFrame) => offersOf(one).map(({ price }) => price);
    decode(many(2), 0);
    expect(pricesOf(decode(many(3), 0)).join()).toBe(pricesOf(decodeFrame(many(3), 0)).join());
  });

  it.each([
    ['a key that is a number comes first', (text: string) => text.replace('"sec-7"', '"7"')],
    ['a key that is a number behind a new one', (text: string) => text.replace('"sec-7"', '"sec-new":{"stock":1},"7"')],
    [
      'the sections are those of a nested object',
      (text: string) => text.replace('"sections":', '"other":{"sections":').replace(',"stock":42', '},"stock":42'),
    ],
    [
      'the sections are those of a nested object, beside others in another spelling',
      (text: string) =>
        text
          .replace('"sections":', '"\\u0073ections":null,"other":{"sections":')
          .replace(',"stock":42', '},"stock":42'),
    ],
    ['the metadata is that of a nested object', (text: string) => nestInfos(text)],
    [
      'the metadata is that of a nested object, behind others',
      (text: string) => nestInfos(text).replace('"region"', '"event_infos":null,"region"'),
    ],
    [
      'the metadata is that of a nested object, behind others in another spelling',
      (text: string) => nestInfos(text).replace('"stock":42', '"event\\u005finfos":null,"stock":42'),
    ],
    [
      'the metadata is that of a nested object, before others',
      (text: string) => `${nestInfos(text).slice(0, -1)},"event_infos":null}`,
    ],
    ['a new key twice', (text: string) => text.replaceAll(/"sec-(?=[24]")/g, '"sec-new":{"stock":1},"sec-')],
    [
      'a known key twice, once in another spelling',
      (text: string) => text.replace('"sec-9"', '"sec-\\u0034":{"stock":1},"sec-9"'),
    ],
    ['a known key twice', (text: string) => text.replace('"sec-9"', '"sec-4":{"stock":1},"sec-9"')],
    ['a known key later', (text: string) => text.replace('"sec-4"', '"sec-old"').replace('"sec-9"', '"sec-4"')],
  ])('reads as JSON does: %s', (_, change) => {
    const decode = createFrameDecoder(0);
    for (let count = 0; count < 3; count += 1) decode(message(), 0);
    const text = change(message());
    expect(text).not.toBe(message());
    expect(decode(text, 0)).toEqual(decodeFrame(text, 0));
  });

  it('names what had to be repaired in every message that has it', () => {
    const decode = createFrameDecoder(0);
    const text = message().replace('"price":100', '"price":"100"');
    const names = JSON.stringify(Array.from({ length: 1001 }, () => null));
    const many = text
      .replace('"changes":{', `"changes":{"a":${names},`)
      .replace('"event_name":"', '"event_name":7,"x":"');
    for (const one of [text, many]) {
      for (let count = 0; count < 4; count += 1) expect(decode(one, 0)).toEqual(decodeFrame(one, 0));
    }
  });

  it('stops comparing for a while if nothing is as it was', () => {
    const decode = createFrameDecoder(0);
    const other = (at: number) => message(Object.fromEntries(Array.from({ length: SECTIONS }, (_, s) => [s, at])));
    for (let at = 1; at < 4; at += 1) decode(other(at), 0);
    const first = decode(other(9), 0);
    expect(countReused(decode(other(9), 0), first)).toBe(0);
    for (let count = 0; count < 100; count += 1) decode(other(9), 0);
    expect(countReused(decode(other(9), 0), decode(other(9), 0))).toBe(SECTIONS);
  });

  it('leaves short messages alone', () => {
    const decode = createFrameDecoder();
    const first = decode(message(), 0);
    decode(message(), 0);
    expect(countReused(decode(message(), 0), first)).toBe(0);
  });
});
