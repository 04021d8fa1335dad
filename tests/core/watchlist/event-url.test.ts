import { describe, expect, it } from 'vitest';
import { eventIdFromUrl, isUrl } from '../../../core/watchlist/event-url.ts';

// The addresses that are understood are listed in docs/filters.md, and tested from there.
describe('eventIdFrom', () => {
  it.each([
    ['without https://', 'www.ticketmaster.co.uk/event/1F0060A5B4C2D3E1', '1F0060A5B4C2D3E1'],
    ['with a query and a fragment', 'https://www.axs.com/uk/events/512345/x?aff=1#seats', '512345'],
    ['in upper case', 'HTTPS://WWW.TICKETMASTER.COM.AU/event/1F0060A5B4C2D3E1/', '1F0060A5B4C2D3E1'],
  ])('takes an address %s', (_what, address, id) => {
    expect(eventIdFromUrl(address)).toBe(id);
  });

  it.each([
    ['a plain id', 'G5v0Z9'],
    ['an unknown site', 'https://example.org/event/123456'],
    ['a site that only looks known', 'https://ticketmaster.com.example.org/event/123456'],
    ['a known name below another domain', 'https://axs.example.com/events/512345'],
    ['an artist’s page', 'https://www.ticketmaster.com/the-parade-tickets/artist/1234567'],
    ['a page without a code', 'https://dice.fm/event/arctic-monkeys'],
    ['a slug in the place of the id', 'https://www.livenation.com/event/the-midnight-parade'],
    ['the front page', 'https://www.axs.com/'],
    ['no address at all', 'https://'],
    ['something huge', `https://www.axs.com/events/${'1'.repeat(100_000)}`],
  ])('finds no id in %s', (_what, address) => {
    expect(eventIdFromUrl(address)).toBeNull();
  });
});

describe('isAddress', () => {
  it.each([
    ['https://example.org', true],
    ['dice.fm/event/x', true],
    ['G5v0Z9', false],
    ['event/5', false],
    ['v1.5', false],
  ])('%s: %s', (text, expected) => {
    expect(isUrl(text)).toBe(expected);
  });
});
