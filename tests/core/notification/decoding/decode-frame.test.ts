import { describe, expect, it } from 'vitest';
import { decodeFrame } from '../../../../core/notification/decoding/decode-frame.ts';
import type { Notification } from '../../../../core/notification/notification.ts';
import { offerSectionsMessage, seatMapMessage } from '../messages.ts';

const ARRIVAL = Date.parse('2026-04-27T10:00:01.500Z');

function decode(message: unknown): Notification {
  const decoded = decodeFrame(typeof message === 'string' ? message : JSON.stringify(message), ARRIVAL);
  if (decoded.kind === 'malformed') throw new Error(`malformed: ${decoded.error}`);
  return decoded.notification;
}

function problemPaths(message: unknown): readonly string[] {
  return decode(message).problems.map((problem) => problem.path);
}

describe('a clean message', () => {
  it('reads the envelope and event_infos as the API sends them', () => {
    const notification = decode(offerSectionsMessage());
    expect(notification).toMatchObject({
      timestamp: '2026-04-27T10:00:00Z',
      received_at: '2026-04-27T10:00:01.500Z',
      website: 'ticketmaster',
      version: '1.0',
      event_id: 'abc123',
      region: 'US',
      changes: [{ type: 'stock_increase', sections: ['Floor GA', 'Section 101'] }],
      sections_type: 'OfferSections',
      stock: 42,
      event_infos: { event_name: 'Artist World Tour', event_time: '20:00', event_location: 'New York, NY' },
      problems: [],
    });
  });

  it('reads OfferSections: the tier is its own section', () => {
    expect(decode(offerSectionsMessage()).offers).toEqual([
      {
        key: 'floor-ga',
        section_key: null,
        offer_id: 'floor-ga',
        section_name: 'Floor GA',
        offer_name: 'Floor GA',
        section: null,
        available: true,
        price: 129.5,
        price_without_fees: null,
        price_label: '$129.50',
        inventory_type: null,
        stock: 12,
        stock_not_available: null,
        longest_adjacent_seats: null,
        general_admission: null,
        row: null,
        atc: 'https://tickets.example/cart/floor-ga',
      },
    ]);
  });

  it('gives no two offers the same key', () => {
    const offer = { offer_name: 'Standard' };
    const sections = { a: { 'b/c': offer, 'b%2Fc': offer }, 'a/b': { c: offer }, 'a/b/c': offer };
    expect(decode({ ...seatMapMessage(), sections_type: 'Other', sections }).offers.map(({ key }) => key)).toEqual([
      'a/b%2Fc',
      'a/b%252Fc',
      'a/b/c',
      'a%2Fb%2Fc',
    ]);
  });

  it('reads SeatMapSections: stock is the aggregate, every other key an offer', () => {
    const notification = decode(seatMapMessage());
    expect(notification.sections).toEqual([
      { key: 'sec-101', stock: 5 },
      { key: 'sec-207', stock: 2 },
    ]);
    expect(notification.offers.map((offer) => [offer.key, offer.section_name])).toEqual([
      ['sec-101/offer-abc', '101'],
      ['sec-207/offer-def', 'sec-207'],
    ]);
    expect(notification.offers[0]).toMatchObject({
      available: true,
      longest_adjacent_seats: 3,
      general_admission: false,
    });
    expect(notification.problems).toEqual([]);
  });

  it('keeps unknown facts apart from false ones', () => {
    const [, resale] = decode(seatMapMessage()).offers;
    expect(resale).toMatchObject({ available: null, general_admission: null, longest_adjacent_seats: null, atc: null });
  });

  it('takes unknown versions, change types and extra fields without a word', () => {
    const message = {
      ...offerSectionsMessage(),
      version: '7.2',
      changes: { venue_moved: [] },
      weather: { rain: true },
    };
    expect(decode(message)).toMatchObject({
      version: '7.2',
      changes: [{ type: 'venue_moved', sections: [] }],
      problems: [],
    });
  });
});

describe('malformed frames', () => {
  it.each([
    ['text that is no JSON', '{"event_id": "abc"', 'not JSON'],
    ['a list', '[{"event_id":"a"}]', 'a list where an object is expected'],
    ['a number', '42', 'a number where an object is expected'],
    ['null', 'null', 'null where an object is expected'],
    ['no event_id', '{"website":"axs"}', 'no readable event_id'],
    ['an empty event_id', '{"event_id":""}', 'no readable event_id'],
    ['an object as event_id', '{"event_id":{"a":1}}', 'no readable event_id'],
    ['an event_id of infinite size', '{"event_id":1e999}', 'no readable event_id'],
    ['an event_id under __proto__ only', '{"__proto__":{"event_id":"a"}}', 'no readable event_id'],
  ])('%s', (_name, text, error) => {
    expect(decodeFrame(text, ARRIVAL)).toEqual({ kind: 'malformed', error: expect.stringContaining(error) });
  });

  it.each([
    'secret',
    "'secret'",
    'secret '.repeat(50),
    '{"k": secret',
    '{"a":\\secret}',
    '"secret',
    '{"a":"\\xsecret"}',
  ])('are reported without their content: %s', (text) => {
    expect(JSON.stringify(decodeFrame(text, ARRIVAL))).not.toContain('secret');
  });

  it('survives nesting deeper than any stack', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(decode(`{"event_id":"a","sections":${deep},"changes":${deep}}`).event_id).toBe('a');
  });
});

describe('event_id', () => {
  it.each([
    ['12345', '12345'],
    ['12345678901234567890', '12345678901234567890'],
    ['1e3', '1000'],
    ['0', '0'],
  ])('takes the number %s as its decimal text', (literal, id) => {
    expect(decode(`{"sections":{"x":{"event_id":99999999999999999999}},"event_id":${literal}}`).event_id).toBe(id);
  });

  it('beyond 2^53 is read with its digits rounded, if the frame is nested too deeply to look them up', () => {
    const depth = 200_000;
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const { event_id, event_infos } = decode(
      `{"event_id":12345678901234567890,"event_infos":{"event_name":"Deep"},"extra":${deep}}`,
    );
    expect([event_id, event_infos?.event_name]).toEqual(['12345678901234567168', 'Deep']);
  });
});

it.each(['"abc"', '12345678901234567890'])('ignores a byte order mark before a message of the event %s', (event_id) => {
  const text = JSON.stringify({ ...seatMapMessage(), event_id: '?' }).replace('"?"', event_id);
  expect(decode(`\ufeff${text}`)).toEqual(decode(text));
  expect(decode(text).event_id).toBe(event_id.replaceAll('"', ''));
});

describe('repairs', () => {
  it('reads numeric text as a number and names it', () => {
    const message = offerSectionsMessage();
    message.sections = { ga: { offer_name: 'GA', price: '45.50', stock: ' 3 ', atc: null } };
    const notification = decode(message);
    expect(notification.offers[0]).toMatchObject({ price: 45.5, stock: 3 });
    expect(notification.problems.map((problem) => problem.path)).toEqual(['sections.ga.price', 'sections.ga.stock']);
  });

  it.each([
    ['1.', 1],
    ['.5', 0.5],
    ['+3', 3],
    ['1e2', 100],
    ['-0', 0],
    ['1e-7', 1e-7],
  ])('reads %j as a number', (price, read) => {
    const message = offerSectionsMessage();
    message.sections = { ga: { offer_name: 'GA', price } };
    expect(decode(message).offers[0]?.price).toBe(read);
  });

  it('takes no longer for many digits than for their text', () => {
    const message = offerSectionsMessage();
    message.stock = `${'1'.repeat(1_000_000)}x`;
    expect(decode(message).stock).toBeNull();
  });

  it.each([[-1], ['-3'], ['$12'], ['1,200'], ['NaN'], ['0x10'], [{}], [[]], [true]])(
    'takes %j as an unknown price',
    (price) => {
      const message = offerSectionsMessage();
      message.sections = { ga: { offer_name: 'GA', price, stock: 2 } };
      const notification = decode(message);
      expect(notification.offers[0]).toMatchObject({ price: null, stock: 2 });
      expect(notification.problems).toContainEqual({ path: 'sections.ga.price', problem: expect.any(String) });
    },
  );

  it('takes 1e999 as an unknown stock', () => {
    expect(decode('{"event_id":"a","stock":1e999}').stock).toBeNull();
  });

  it('leaves out a bad offer alone', () => {
    const message = seatMapMessage();
    const sections = message.sections as Record<string, Record<string, unknown>>;
    sections['sec-101'] = { ...sections['sec-101'], broken: 'sold out', worse: null };
    expect(decode(message).offers.map((offer) => offer.key)).toEqual(['sec-101/offer-abc', 'sec-207/offer-def']);
    expect(problemPaths(message)).toEqual(['sections.sec-101.broken', 'sections.sec-101.worse']);
  });

  it('leaves out a bad section alone', () => {
    const message = seatMapMessage();
    message.sections = { ...(message.sections as object), 'sec-300': 7 };
    expect(decode(message).offers).toHaveLength(2);
    expect(problemPaths(message)).toEqual(['sections.sec-300']);
  });

  it('keeps an event whose sections cannot be read', () => {
    const notification = decode({ ...offerSectionsMessage(), sections: ['a', 'b'] });
    expect(notification.offers).toEqual([]);
    expect(notification.problems).toEqual([
      { path: 'sections', problem: 'a list where an object is expected; left out' },
    ]);
  });

  it('reads a change given as text as a list of one', () => {
    const message = { ...offerSectionsMessage(), changes: { stock_increase: 'Floor GA' } };
    expect(decode(message).changes).toEqual([{ type: 'stock_increase', sections: ['Floor GA'] }]);
    expect(problemPaths(message)).toEqual(['changes.stock_increase']);
  });

  it('leaves out empty names of sections', () => {
    const changes = { stock_increase: ['', 'A'], price_decrease: '' };
    expect(decode({ ...offerSectionsMessage(), changes }).changes).toEqual([
      { type: 'stock_increase', sections: ['A'] },
      { type: 'price_decrease', sections: [] },
    ]);
  });

  it('keeps the change type where its sections cannot be read', () => {
    const message = { ...offerSectionsMessage(), changes: { stock_increase: 5, price_decrease: ['A', null, 7] } };
    expect(decode(message).changes).toEqual([
      { type: 'stock_increase', sections: [] },
      { type: 'price_decrease', sections: ['A', '7'] },
    ]);
  });

  it('says that changes are unknown where there are none', () => {
    const { changes: _, ...message } = offerSectionsMessage();
    expect(decode(message)).toMatchObject({ changes: null, problems: [{ path: 'changes', problem: 'missing' }] });
  });

  it.each([['yesterday'], [1_777_284_000], [''], ['2026-04-27'], ['2026-13-45T10:00:00Z']])(
    'uses the time of arrival for the timestamp %j',
    (timestamp) => {
      const message = { ...offerSectionsMessage(), timestamp };
      for (let time = 0; time < 2; time += 1) {
        expect(decode(message).timestamp).toBe('2026-04-27T10:00:01.500Z');
        expect(problemPaths(message)).toEqual(['timestamp']);
      }
    },
  );

  it.each([
    ['2026-04-27T10:00:00.123456Z'],
    ['2026-04-27T12:00:00+02:00'],
    ['2026-04-27t10:00:00z'],
    ['2026-04-27 10:00:00Z'],
  ])('takes the timestamp %j as it is', (timestamp) => {
    expect(decode({ ...offerSectionsMessage(), timestamp })).toMatchObject({ timestamp, problems: [] });
  });

  it('knows when each message came', () => {
    const arrivals = [1, 2, 2].map((ms) => decodeFrame(JSON.stringify(offerSectionsMessage()), ms));
    expect(arrivals.map((one) => one.kind === 'notification' && one.notification.received_at)).toEqual([
      '1970-01-01T00:00:00.001Z',
      '1970-01-01T00:00:00.002Z',
      '1970-01-01T00:00:00.002Z',
    ]);
  });

  it.each([
    ['offers of a section', 'SeatMapSections', '{"s":{"stock":5,"20":{},"b":{},"3":{}}}', ['s/20', 's/b', 's/3']],
    ['sections', 'SeatMapSections', '{"20":{"a":{}},"b":{"a":{}},"3":{"a":{}}}', ['20/a', 'b/a', '3/a']],
    ['tiers', 'OfferSections', '{"20":{},"b":{},"3":{}}', ['20', 'b', '3']],
    ['what looks like a tier', 'Other', '{"20":{"price":1},"3":{"price":1}}', ['20', '3']],
  ])('keeps the order of %s whose ids are whole numbers', (_, sections_type, sections, keys) => {
    const text = JSON.stringify({ ...seatMapMessage(), sections_type, sections: '?' }).replace('"?"', sections);
    const decoded = decodeFrame(text, 0);
    expect(decoded.kind === 'notification' && decoded.notification.offers.map(({ key }) => key)).toEqual(keys);
  });

  it('reads flags given as text', () => {
    const message = seatMapMessage();
    message.sections = { a: { o: { is_active: 'false', general_admission: 1 } } };
    expect(decode(message).offers[0]).toMatchObject({ available: false, general_admission: true });
  });

  it('takes empty and blank strings of event_infos as absent', () => {
    const notification = decode({
      ...offerSectionsMessage(),
      event_infos: { event_name: 'X', event_venue: '', event_date: ' \u00a0' },
    });
    expect(notification.event_infos).toMatchObject({ event_name: 'X', event_venue: null, event_date: null });
    expect(notification.problems).toEqual([]);
  });

  it('has no event_infos where the platform gives none', () => {
    const { event_infos: _, ...message } = offerSectionsMessage();
    expect(decode(message)).toMatchObject({ event_infos: null, problems: [] });
  });

  it('counts problems past a thousand instead of naming them', () => {
    const sections = Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`s${index}`, 1]));
    const { problems } = decode({ ...offerSectionsMessage(), sections });
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)?.problem).toBe('and 500 more problems');
  });
});

describe('sections_type', () => {
  it.each([['VenueSections'], [undefined], [12]])('reads either shape by its look where it is %j', (sections_type) => {
    const seatMap = { ...seatMapMessage(), sections_type };
    expect(decode(seatMap).offers.map((offer) => offer.key)).toEqual(['sec-101/offer-abc', 'sec-207/offer-def']);
    const tiers = { ...offerSectionsMessage(), sections_type };
    expect(decode(tiers).offers.map((offer) => offer.key)).toEqual(['floor-ga']);
    const named = { ...seatMap, sections: { a: { price: { stock: 1 }, atc: { stock: 2 } } } };
    expect(decode(named).offers.map((offer) => offer.key)).toEqual(['a/price', 'a/atc']);
  });
});

it('reads `is_active` of a tier that does not state `available`', () => {
  const sections = { a: { is_active: false }, b: { is_active: false, available: true } };
  expect(decode({ ...offerSectionsMessage(), sections }).offers.map(({ available }) => available)).toEqual([
    false,
    true,
  ]);
});

describe('keys are data', () => {
  it('does nothing special for __proto__ and constructor', () => {
    const text = `{"event_id":"a","sections_type":"SeatMapSections","changes":{"__proto__":["x"],"constructor":["y"]},
      "sections":{"__proto__":{"stock":1,"__proto__":{"price":10,"stock":1},"constructor":{"price":20}}}}`;
    const notification = decode(text);
    expect(notification.offers.map((offer) => [offer.key, offer.price])).toEqual([
      ['__proto__/__proto__', 10],
      ['__proto__/constructor', 20],
    ]);
    expect(notification.changes?.map((change) => change.type)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).price).toBeUndefined();
  });
});
