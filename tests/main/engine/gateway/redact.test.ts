import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsKey, redact, redactFrame } from '../../../../main/engine/gateway/redact.ts';

const KEY = 'sk/Live+"7f3a\\9c~d1';
const unicode = (text: string) => [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const percent = (text: string) => [...text].map((c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
const hexDigits = (text: string) => Buffer.from(text).toString('hex');
const html = (text: string) => [...text].map((c) => `&#${c.charCodeAt(0)};`).join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** The spellings in which a gateway can echo the key, as they stand inside a JSON string. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['as JSON has it', JSON.stringify(KEY).slice(1, -1)],
  ['with escaped slashes', JSON.stringify(KEY).slice(1, -1).replaceAll('/', '\\/')],
  ['in unicode escapes', unicode(KEY)],
  ['in upper-case unicode escapes', unicode(KEY).replace(/\\u(....)/g, (_, hex) => `\\u${hex.toUpperCase()}`)],
  ['in escapes of escapes', unicode(KEY).replaceAll('\\', '\\\\')],
  ['percent-encoded', encodeURIComponent(KEY)],
  ['percent-encoded in lower case', percent(KEY)],
  ['percent-encoded in upper case', percent(KEY).toUpperCase()],
  ['in Base64', base64(KEY)],
  ['in Base64 behind one character', base64(`:${KEY}:`)],
  ['in Base64 behind two characters', base64(`u:${KEY}`)],
  ['in Base64 of the URL alphabet', Buffer.from(KEY).toString('base64url')],
  ['in Base64, cut near its end', base64(KEY).slice(0, 20)],
  ['percent-encoded twice', encodeURIComponent(encodeURIComponent(KEY))],
  ['in escapes of two digits', hexDigits(KEY).replace(/../g, '\\\\x$&')],
  ['in hexadecimal digits', hexDigits(KEY)],
  ['in hexadecimal digits as capitals', hexDigits(KEY).toUpperCase()],
  ['in hexadecimal digits, cut near its end', hexDigits(KEY).slice(0, 30)],
  ['as HTML character references', html(KEY)],
  ['as hexadecimal HTML character references', hexDigits(KEY).replace(/../g, '&#x$&;')],
  ['as HTML has it in part', KEY.replace(/["\\]/g, html)],
  ['as HTML has it twice', html(KEY).replaceAll('&', '&amp;')],
  ['in capitals', JSON.stringify(KEY.toUpperCase()).slice(1, -1)],
  ['in small letters', JSON.stringify(KEY.toLowerCase()).slice(1, -1)],
  ['cut near its end', JSON.stringify(KEY.slice(0, 15)).slice(1, -1)],
  ['cut near its beginning', JSON.stringify(KEY.slice(4)).slice(1, -1)],
];

describe('an echoed key', () => {
  it.each(SPELLINGS)('is taken out of a frame, which stays readable: %s', (_, spelled) => {
    const frame = `{"event_id":"e1","event_infos":{"event_name":"Artist ${spelled} Tour"}}`;
    const clean = redactFrame(frame, KEY);
    expect(clean).not.toContain(spelled.slice(2, -2));
    expect(JSON.parse(clean).event_infos.event_name).toMatch(/^Artist .*\[key\].* Tour$/);
    expect(holdsKey(frame, KEY)).toBe(true);
    expect(holdsKey(clean, KEY)).toBe(false);
  });

  it.each([
    ['a name of HTML', 'a&b<c>d"e\'f-12345', 'a&amp;b&lt;c&gt;d&quot;e&apos;f-12345'],
    ['a name of HTML, escaped twice', 'a&b<c>d-123456789', 'a&amp;amp;b&amp;lt;c&amp;gt;d-123456789'],
  ])('is taken out if a character is written as %s', (_, key, spelled) => {
    expect(redactFrame(`{"event_id":"${spelled}"}`, key)).toBe('{"event_id":"[key]"}');
    expect(holdsKey(spelled, key)).toBe(true);
  });

  it('that has no rare character is found in every form of its own length', () => {
    fc.assert(
      fc.property(fc.uuid(), (key) => {
        const bytes = [key, `:${key}:`, `u:${key}`].map(base64);
        const cut = [key.slice(0, 24), key.slice(-24), base64(key).slice(0, 32), hexDigits(key).slice(0, 50)];
        const forms = [key, key.toUpperCase(), ...bytes, hexDigits(key), hexDigits(key).toUpperCase(), ...cut];
        for (const form of forms) expect(redactFrame(`{"event_id":"${form}"}`, key)).toContain('[key]');
      }),
      { numRuns: 200 },
    );
  });

  it('of digits alone leaves a number where it stood', () => {
    expect(JSON.parse(redactFrame('{"event_id":"e1","echo":1234567890123}', '1234567890123'))).toEqual({
      event_id: 'e1',
      echo: 0,
    });
  });

  it('is taken out of a close reason before that is cut', () => {
    expect(redact(`${'x'.repeat(110)} ${KEY}`, KEY)).toBe(`${'x'.repeat(110)} [key]`);
  });

  // A time that grows with the square of the length would be minutes, and no alert comes meanwhile.
  it.each(['\\', '%', '%25', '&', '&amp;', '&#0', '\\u00', 's\\', KEY.slice(0, -1)])(
    'is looked for in a time that grows with the length of a frame alone: %j',
    (unit) => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      expect(redactFrame(text, `${KEY}x`).length).toBeLessThanOrEqual(text.length);
      expect(redactFrame(`${text} ${unicode(KEY)}`, KEY)).toMatch(/\[key\]$/);
    },
  );

  it('does not damage a message that does not hold it', () => {
    fc.assert(
      fc.property(fc.json(), fc.stringMatching(/^[\x21-\x7e]{20}$/), (text, key) => {
        fc.pre(!text.includes(key.slice(0, 12)));
        expect(redactFrame(text, key)).toBe(text);
      }),
    );
    expect(redactFrame('{"event_id":"key"}', 'key')).toBe('{"event_id":"key"}');
  });
});
