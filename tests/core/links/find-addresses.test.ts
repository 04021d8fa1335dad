import { describe, expect, it } from 'vitest';
import { findAddresses } from '../../../core/links/find-addresses.ts';

const found = (text: string) => findAddresses(text).map(({ start, length }) => text.slice(start, start + length));

describe('an address in a text', () => {
  it.each([
    ['Free tickets https://evil.example now', ['https://evil.example']],
    ['(see https://evil.example/a?b#c).', ['https://evil.example/a?b#c).']],
    ['evil.com, WWW.evil.co.uk/cart and t.me/evil', ['evil.com,', 'WWW.evil.co.uk/cart', 't.me/evil']],
    ['tg://resolve?domain=evil\nsteam://run/1', ['tg://resolve?domain=evil', 'steam://run/1']],
    ['mail me@evil.com or @evil_bot, then /start', ['me@evil.com', '@evil_bot,', '/start']],
    ['«evil.com» 😀 "evil.de"', ['«evil.com»', '"evil.de"']],
    ['bücher.de and 例え.jp', ['bücher.de', '例え.jp']],
  ])('is found: %j', (text, addresses) => expect(found(text)).toEqual(addresses));

  it.each([
    'Floor GA · $129.50 · 12 left',
    'Mon 15 Jun 20:00 · Madison Square Garden, New York',
    'Sigur Rós feat. St. Vincent, Vol.2 (Sec. 101-110) @ 8',
    '1.299,00 € / 2 = 649.50',
    '',
  ])('is not: %j', (text) => expect(found(text)).toEqual([]));
});
