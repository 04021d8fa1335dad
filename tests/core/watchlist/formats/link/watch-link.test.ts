import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newEntry } from '../../../../../core/watchlist/fields.ts';
import { formatWatchLink } from '../../../../../core/watchlist/formats/link/format-watch-link.ts';
import { parseWatchLink } from '../../../../../core/watchlist/formats/link/parse-watch-link.ts';
import { SHARED_FIELDS } from '../../../../../core/watchlist/formats/link/shared-fields.ts';
import { anyEntry } from '../../arbitrary-entry.ts';

const WATCH = 'eventory-tray://watch?';

describe('a link to a watch', () => {
  it('names the event and the filters that are set', () => {
    const entry = newEntry('abc 123', 'mine', {
      max_price_filter: 150,
      section: '101-110, !PIT',
      resale_tickets: false,
    });
    expect(formatWatchLink(entry)).toBe(
      `${WATCH}event_id=abc%20123&max_price_filter=150&section=101-110%2C%20!PIT&resale_tickets=false`,
    );
  });

  it('holds nothing that is the user’s own', () => {
    const link = formatWatchLink(
      newEntry('a', 'mine', {
        notes: 'call Anna',
        enabled: false,
        muted_until: '2026-06-15T20:00:00Z',
        wanted_tickets: 2,
        auto_open: true,
        sound: 'none',
        open_with: 'work-profile',
        forward_to: ['phone'],
      }),
    );
    expect(link).toBe(`${WATCH}event_id=a`);
  });

  it('gives back the event and the filters of any entry', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const parsed = parseWatchLink(formatWatchLink(entry) ?? '');
        const shared = Object.fromEntries(SHARED_FIELDS.map((field) => [field, entry[field]]));
        expect(parsed).toMatchObject({ ok: true, entry: { ...newEntry('', ''), ...shared } });
      }),
      { numRuns: 300 },
    );
  });

  it('is not made if it would be too long', () => {
    expect(formatWatchLink(newEntry('a', 'a', { label: 'é'.repeat(2000) }))).toBeNull();
  });

  it('leaves out what a link may not hold', () => {
    expect(formatWatchLink(newEntry('a', 'a', { label: 'x\u0000\u202ey\ud800' }))).toBe(
      `${WATCH}event_id=a&label=xy%EF%BF%BD`,
    );
  });
});

describe('reading a link', () => {
  it.each([
    ['the API’s names', 'event_id=a&max_price_filter=150'],
    ['other spellings that imports take', 'eventId=a&max%20price=150'],
    ['a slash that a browser adds', '/?event_id=a&max_price_filter=150'],
    ['capitals', 'EVENTORY-TRAY://Watch?event_id=a&max_price_filter=150'],
    ['a fragment', 'event_id=a&max_price_filter=150#top'],
    ['the address of an event page', 'event_id=https%3A%2F%2Fwww.axs.com%2Fevents%2F12345%2Fx&max_price_filter=150'],
  ])('takes %s', (_what, text) => {
    const link = /^eventory/i.test(text) ? text : text.startsWith('/') ? `eventory-tray://watch${text}` : WATCH + text;
    expect(parseWatchLink(link)).toEqual({
      ok: true,
      entry: newEntry(text.includes('axs') ? '12345' : 'a', '', { max_price_filter: 150 }),
      notes: [],
    });
  });

  it.each([
    ['another page', 'eventory-tray://settings?event_id=a'],
    ['a path', 'eventory-tray://watch/../settings?event_id=a'],
    ['a user and a port', 'eventory-tray://me@watch:80?event_id=a'],
    ['another scheme', 'https://watch?event_id=a'],
    ['no query', 'eventory-tray://watch'],
    ['two links', `${WATCH}event_id=a ${WATCH}event_id=b`],
    ['a line break', `${WATCH}event_id=a\n--inspect`],
    ['nothing', ''],
  ])('refuses %s', (_what, link) => {
    expect(parseWatchLink(link)).toEqual({
      ok: false,
      message: 'Only links that begin with eventory-tray://watch? are known to this version.',
    });
  });

  it.each([
    ['no event', 'max_price_filter=150', 'event_id: Name the event'],
    ['a price that is none', 'event_id=a&max_price_filter=javascript%3Aalert(1)', 'max_price_filter: Write a number'],
    ['prices that exclude each other', 'event_id=a&min_price_filter=9&max_price_filter=1', 'The lowest price'],
    ['a filter that cannot be read', 'event_id=a&section=10-', 'section: '],
    ['one field twice', 'event_id=a&event=b', 'It names event_id twice.'],
    ['a control character', 'event_id=a%00b', 'event_id holds characters that cannot be seen.'],
    ['text turned around', 'event_id=a&label=%E2%80%AEgnp.exe', 'label holds characters that cannot be seen.'],
    ['a broken escape', 'event_id=%E0%A4', 'It is damaged'],
    ['a huge value', `event_id=a&label=${'x'.repeat(9000)}`, 'It is longer than 8000 characters.'],
    ['a great many fields', `event_id=a${'&x=1'.repeat(200)}`, 'It has more than 100 fields.'],
    ['a long id', `event_id=${'x'.repeat(201)}`, 'event_id: An event id has at most 200 characters.'],
  ])('refuses %s and says why', (_what, query, message) => {
    expect(parseWatchLink(WATCH + query)).toMatchObject({ ok: false, message: expect.stringContaining(message) });
  });

  it('never switches on what acts without a click, nor names a stored entry', () => {
    const parsed = parseWatchLink(
      `${WATCH}id=mine&event_id=a&auto_open=true&open_with=x&forward_to=y&muted_until=2030`,
    );
    expect(parsed).toEqual({
      ok: true,
      entry: newEntry('a', ''),
      notes: ['Links cannot set id, auto_open, open_with, forward_to and muted_until.'],
    });
  });

  it('says what it ignores without repeating it', () => {
    const parsed = parseWatchLink(
      `${WATCH}event_id=a&apikey=s3cret-key-4711&max_price_filtr=1&__proto__=x&constructor=y`,
    );
    expect(parsed).toEqual({
      ok: true,
      entry: newEntry('a', ''),
      notes: [
        'A field is misspelt and was ignored. Was max_price_filter meant?',
        'Ignored: 3 fields this version does not know.',
      ],
    });
  });

  it('keeps text as text, whatever it looks like', () => {
    const label = 'javascript:alert(1) <img src=x onerror=alert(1)>';
    expect(parseWatchLink(`${WATCH}event_id=a&label=${encodeURIComponent(label)}`)).toMatchObject({ entry: { label } });
  });

  it('never throws', () => {
    const tail = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.webQueryParameters());
    fc.assert(
      fc.property(tail, (text) => typeof parseWatchLink(WATCH + text).ok === 'boolean'),
      { numRuns: 500 },
    );
  });
});
