import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignIds, entryWarnings, parseEntry } from '../../../core/watchlist/entry-schema.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { anyEntry } from './arbitrary-entry.ts';

function entryOf(input: object) {
  const result = parseEntry({ event_id: 'abc123', ...input });
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.entry;
}

function issuesOf(input: unknown) {
  const result = parseEntry(input);
  return result.ok ? [] : result.issues;
}

describe('a watchlist entry', () => {
  it.each(['section', 'row_filter', 'keywords', 'date_filter'])('has at most 4,096 characters in %s', (field) => {
    expect(issuesOf({ event_id: 'a', [field]: '1, '.repeat(2_000) })).toEqual([
      { path: field, message: expect.stringContaining('a filter has at most 4,096 characters') },
    ]);
  });

  it('is blank in the form as it is when only its event is named', () => {
    expect(newEntry('abc123', '')).toEqual(entryOf({}));
  });

  it('needs an event and nothing else', () => {
    expect(entryOf({})).toEqual({
      id: '',
      event_id: 'abc123',
      website: null,
      label: '',
      notes: '',
      enabled: true,
      change_type: ['stock_increase'],
      min_price_filter: null,
      max_price_filter: null,
      stock_threshold_filter: null,
      seat_quantity: null,
      section: '',
      keywords: '',
      standard_tickets: true,
      resale_tickets: true,
      general_admission_tickets: true,
      platinum_tickets: true,
      date_filter: '',
      row_filter: '',
      new_low: null,
      drop_percent: null,
      drop_days: null,
      below_face: false,
      muted_until: null,
      strict: false,
      wanted_tickets: null,
      auto_open: false,
      sound: null,
      speak: null,
      open_with: null,
      forward_to: null,
      phone_after_seconds: null,
      repeat_every_seconds: null,
      repeat_times: null,
    });
  });

  it('is the same when it is read again', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        expect(parseEntry(entry)).toMatchObject({ ok: true, entry });
      }),
    );
  });

  it('never throws, whatever it is read from', () => {
    const fields = ['event_id', 'change_type', 'section', 'max_price_filter', 'strict', '__proto__', 'forward_to'];
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...fields), fc.anything())), (input) => {
        expect(typeof parseEntry(input).ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses a switch that is an object, even one that has no text', () => {
    expect(parseEntry({ event_id: 'a', strict: { toString: '' } })).toMatchObject({ ok: false });
  });

  it.each([
    ['Max price', 'max_price_filter', '149.50', 149.5],
    ['maxPriceFilter', 'max_price_filter', 10, 10],
    ['MIN_PRICE', 'min_price_filter', ' 5 ', 5],
    ['stock_threshold', 'stock_threshold_filter', '4', 4],
    ['quantity', 'seat_quantity', 2, 2],
    ['sections', 'section', ['101', 102], '101, 102'],
    ['rows', 'row_filter', 7, '7'],
    ['keywords', 'keywords', ['front row', 'aisle'], 'front row; aisle'],
    ['date', 'date_filter', ['sat', 'sun'], 'sat, sun'],
    ['change_type', 'change_type', 'price_decrease, stock_increase', ['price_decrease', 'stock_increase']],
    ['change_types', 'change_type', ['price_increase', '*'], ['*']],
    ['change_type', 'change_type', '', ['stock_increase']],
    ['change_type', 'change_type', ' ; ', ['stock_increase']],
    ['change_type', 'change_type', 'Price_Decrease', ['price_decrease']],
    ['change_type', 'change_type', 'Stock increase; price-decrease', ['stock_increase', 'price_decrease']],
    ['change_type', 'change_type', ['PRICE INCREASE', 'price_increase'], ['price_increase']],
    ['change_type', 'change_type', 'New Thing', ['New Thing']],
    ['resale', 'resale_tickets', 'no', false],
    ['strict', 'strict', 1, true],
    ['website', 'website', '  ', null],
    ['forward_to', 'forward_to', 'phone, team', ['phone', 'team']],
    ['forward_to', 'forward_to', [], []],
    ['Phone after', 'phone_after_seconds', '60', 60],
    ['repeats', 'repeat_times', 0, null],
    ['max_price_filter', 'max_price_filter', 0, null],
    ['max_price_filter', 'max_price_filter', '0.00', null],
    ['min_price_filter', 'min_price_filter', 0, null],
    ['event_id', 'event_id', 12345, '12345'],
    ['event_id', 'event_id', ' https://www.ticketmaster.com/event/3B005F0A1B2C3D4E?x=1 ', '3B005F0A1B2C3D4E'],
  ] as const)('takes %s as %s: %j is %j', (key, field, value, expected) => {
    expect(entryOf({ [key]: value })[field]).toEqual(expected);
  });

  it.each(['eventId', 'Event ID', 'event', 'Event_URL'])('takes %s as event_id', (key) => {
    expect(parseEntry({ [key]: 'x' })).toMatchObject({ ok: true, entry: { event_id: 'x' } });
  });

  it('prefers the exact name of a field', () => {
    expect(entryOf({ sections: '1', section: '2', SECTION: '3' }).section).toBe('2');
  });

  it.each([
    [{}, 'event_id', 'Name the event: its id, or the address of its page.'],
    [
      { event_id: 'https://example.org/event/1' },
      'event_id',
      'The event id cannot be read from this address. Copy the id itself.',
    ],
    [{ event_id: 'x'.repeat(201) }, 'event_id', 'An event id has at most 200 characters.'],
    [
      { event_id: 'x', max_price_filter: -1 },
      'max_price_filter',
      'Write a number of 0 or more, for example 149.50, not "-1".',
    ],
    [
      { event_id: 'x', max_price_filter: 'cheap' },
      'max_price_filter',
      'Write a number of 0 or more, for example 149.50, not "cheap".',
    ],
    [
      { event_id: 'x', min_price_filter: Number.POSITIVE_INFINITY },
      'min_price_filter',
      'Write a number of 0 or more, for example 149.50, not "Infinity".',
    ],
    [
      { event_id: 'x', seat_quantity: 1.5 },
      'seat_quantity',
      'Write a whole number of 0 or more, for example 2, not "1.5".',
    ],
    [{ event_id: 'x', strict: 'maybe' }, 'strict', 'Write true or false, not "maybe".'],
    [{ event_id: 'x', label: {} }, 'label', 'This must be text.'],
    [{ event_id: 'x', section: 'A, 10-' }, 'section', '`10-` at character 4: a range needs an end, for example 10-20'],
    [
      { event_id: 'x', min_price_filter: 10, max_price_filter: 5 },
      'min_price_filter',
      'The lowest price (10) is above the highest (5). Swap them, or leave one blank.',
    ],
    [null, '', 'An entry is an object with at least an event_id.'],
    [['x'], '', 'An entry is an object with at least an event_id.'],
  ])('%j: %s: %s', (input, path, message) => {
    expect(issuesOf(input)).toEqual([{ path, message }]);
  });

  it('names every field that is wrong at once', () => {
    expect(issuesOf({ section: '1-', row_filter: 'F-A' }).map(({ path }) => path)).toEqual([
      'event_id',
      'section',
      'row_filter',
    ]);
  });

  it('takes a lowest price that is the highest', () => {
    expect(entryOf({ min_price_filter: 5, max_price_filter: 5 })).toMatchObject({ min_price_filter: 5 });
  });
});

describe('the fields of earlier prices', () => {
  it.each([
    [{ new_low: 'Section' }, { new_low: 'section' }],
    [{ 'New low': true }, { new_low: 'event' }],
    [{ newLow: 'no' }, { new_low: null }],
    [
      { 'price drop': ' 20 % ', median_days: '14' },
      { drop_percent: 20, drop_days: 14 },
    ],
    [{ drop_percent: 0 }, { drop_percent: null }],
    [{ belowFace: 'yes' }, { below_face: true }],
  ])('%j is read as %j', (written, read) => {
    expect(entryOf(written)).toMatchObject(read);
  });
});

describe('warnings', () => {
  const off = { standard_tickets: false, resale_tickets: false, general_admission_tickets: false };
  it.each([
    [{ ...off, platinum_tickets: false }, ['standard_tickets']],
    [off, []],
    [{ muted_until: 'tomorrow' }, ['muted_until']],
    [{ muted_until: '2026-06-15T20:00:00' }, ['muted_until']],
    [{ muted_until: '2026-06-31T20:00:00Z' }, ['muted_until']],
    [{ muted_until: '2026-06-15T20:00:00+02:00' }, []],
    [{ new_low: 'event' as const }, ['change_type']],
    [{ drop_percent: 20 }, ['change_type']],
    [{ drop_percent: 20, change_type: ['price_decrease'] }, []],
    [{ new_low: 'section' as const, change_type: ['*'] }, []],
    [{ below_face: true, resale_tickets: false }, ['below_face']],
    [{ below_face: true }, []],
    [{}, []],
  ])('%j warns of %j', (overrides, paths) => {
    expect(entryWarnings(newEntry('abc', 'abc', overrides)).map(({ path }) => path)).toEqual(paths);
    expect(parseEntry({ event_id: 'abc', ...overrides })).toMatchObject({
      ok: true,
      warnings: paths.map((path) => ({ path })),
    });
  });

  it('keeps a muted_until that cannot be read as it was written', () => {
    expect(entryOf({ muted_until: 'tomorrow' }).muted_until).toBe('tomorrow');
  });
});

describe('assignIds', () => {
  const ids = (...entries: [event: string, id: string][]) =>
    assignIds(entries.map(([event, id]) => newEntry(event, id))).map((entry) => entry.id);

  it('follows the event, and numbers further entries of it', () => {
    expect(ids(['abc', ''], ['abc', ''], ['x', ''], ['abc', ''])).toEqual(['abc', 'abc-2', 'x', 'abc-3']);
  });
  it('leaves ids alone that are there, also later in the list', () => {
    expect(ids(['abc', ''], ['x', 'abc'], ['abc', 'abc-2'], ['abc', ''])).toEqual(['abc-3', 'abc', 'abc-2', 'abc-4']);
  });
});
