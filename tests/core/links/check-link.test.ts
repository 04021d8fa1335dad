import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLink, isAcceptableLink } from '../../../core/links/check-link.ts';

describe('judgeLink', () => {
  it.each([
    ['https://tickets.example/cart/abc?x=1#y'],
    ['https://www.ticketmaster.com.au/event/1'],
    ['https://www.ticketmaster.co.uk/event/1'],
    ['https://127.0.0.1:8443/cart'],
  ])('opens %s', (link) => {
    expect(checkLink(link)).toEqual({ verdict: 'open', url: new URL(link).href });
  });

  it.each([
    ['http://tickets.example/cart', /not encrypted/],
    ['https://ticketm\u0430ster.com/cart', /look like others/],
    ['https://xn--ticketmster-5fg.com/cart', /look like others/],
    ['https://ticketmaster.com.evil.example/cart', /leads to evil\.example/],
    ['https://www.axs.com-cart.evil.example/cart', /leads to evil\.example/],
  ])('asks before it opens %s', (link, why) => {
    expect(checkLink(link)).toEqual({ verdict: 'confirm', url: new URL(link).href, why: expect.stringMatching(why) });
  });

  it.each([
    [null],
    [''],
    ['/cart/abc'],
    ['tickets.example/cart'],
    ['javascript:alert(1)'],
    ['java\nscript:alert(1)'],
    ['file:///etc/passwd'],
    ['data:text/html,<b>x</b>'],
    ['ms-settings:privacy'],
    ['steam://run/1'],
    ['https://user@tickets.example/'],
    ['https://tickets.example:secret@evil.example/'],
    ['https://tickets.example\\@evil.example/'],
    ['https://tickets.example/\u0000'],
    ['https://tickets.example/\u202egpj.exe'],
    [' https://tickets.example/'],
    ['https://tickets.example/a b'],
    ['https://'],
    [`https://tickets.example/${'a'.repeat(9000)}`],
  ])('refuses %j', (link) => {
    expect(checkLink(link)).toEqual({ verdict: 'refuse', why: expect.stringMatching(/\.$|is .+:$/) });
    expect(isAcceptableLink(link)).toBe(false);
  });

  it('never throws, and opens nothing but https', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string({ unit: 'binary' }),
          fc.string().map((s) => `https://${s}`),
        ),
        (text) => {
          const judged = checkLink(text);
          if (judged.verdict === 'open') expect(judged.url).toMatch(/^https:\/\//);
        },
      ),
    );
  });
});
