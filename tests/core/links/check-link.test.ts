import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLink, isAcceptableLink } from '../../../core/links/check-link.ts';

describe('isAcceptableLink', () => {
  const host = fc.constantFrom(
    'tickets.example',
    '127.1',
    'localhost',
    'a..b',
    '-',
    '256.1.1.1',
    'xn--',
    'evil.com@good.com',
    'good.com:99999',
    'good.com:443',
  );
  const rest = fc.oneof(
    fc.webPath(),
    fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
    fc.constantFrom('/\\x', '/ x', '/%zz', '?q#', '/\u3164'),
  );

  it('agrees with checkLink on every link', () => {
    fc.assert(
      fc.property(fc.constantFrom('https://', 'http://', 'HTTPS://', 'https:/'), host, rest, (scheme, name, path) => {
        const link = `${scheme}${name}${path}`;
        expect(isAcceptableLink(link)).toBe(checkLink(link).action !== 'refuse');
      }),
      { numRuns: 3000 },
    );
  });

  it('refuses a link that is too long, however plain', () => {
    expect(isAcceptableLink(`https://tickets.example/${'a'.repeat(8200)}`)).toBe(false);
  });
});

describe('checkLink', () => {
  it.each([
    ['https://tickets.example/cart/abc?x=1#y'],
    ['https://www.ticketmaster.com.au/event/1'],
    ['https://www.ticketmaster.co.uk/event/1'],
    ['https://tickets.example./cart'],
  ])('opens %s', (link) => {
    expect(checkLink(link)).toEqual({ action: 'open', url: new URL(link).href });
  });

  it.each([
    [' https://tickets.example/cart'],
    ['https://tickets.example/cart \t\r\n'],
    ['\u0000\u001f https://tickets.example/cart\u0000'],
    [`${' '.repeat(9000)}https://tickets.example/cart`],
  ])('opens %j without what a browser leaves out around it', (link) => {
    expect(checkLink(link)).toEqual({ action: 'open', url: 'https://tickets.example/cart' });
    expect(isAcceptableLink(link)).toBe(true);
  });

  it.each([
    ['http://tickets.example/cart', /not encrypted/],
    ['https://ticketm\u0430ster.com/cart', /look like others/],
    ['https://xn--ticketmster-5fg.com/cart', /look like others/],
    ['https://ticketmaster.com.evil.example/cart', /leads to evil\.example/],
    ['https://ticketmaster.com-seats.io/cart', /leads to com-seats\.io/],
    ['https://eventim.de.evil.com/cart', /leads to evil\.com/],
    ['https://dice.fm.evil.com/cart', /leads to evil\.com/],
    ['https://dice.fm-tickets.io/cart', /leads to fm-tickets\.io/],
    ['https://ticketmaster.evil.example./cart', /leads to evil\.example/],
    ['https://ticketmaster-checkout.com/cart', /no address of ticketmaster/],
    ['https://ticket-master.com/cart', /no address of ticketmaster/],
    ['https://ticketmaster.shop/cart', /no address of ticketmaster/],
    ['https://ticketmaster.github.io/cart', /no address of ticketmaster/],
    ['https://ticketmasler.com/cart', /no address of ticketmaster/],
    ['https://t1cketmaster.com/cart', /no address of ticketmaster/],
    ['https://queue-it.net.evil.com/cart', /leads to evil\.com/],
    ['https://venue.org.evil.com/cart', /begins like another site/],
    ['https://venue.com-cart.io/cart', /begins like another site/],
    ['https://venue.co.uk.evil.com/cart', /begins like another site/],
    ['https://venue.nl.evil.com/cart', /begins like another site/],
    ['https://venue-com.io/cart', /begins like another site/],
    ['https://127.0.0.1:8443/cart', /no site’s name/],
    ['https://127.1/cart', /no site’s name/],
    ['https://2130706433/cart', /no site’s name/],
    ['https://[::1]/cart', /no site’s name/],
    ['https://[::ffff:127.0.0.1]/cart', /no site’s name/],
    ['https://10.0.0.1/', /no site’s name/],
    ['https://192.168.1.1/reboot', /no site’s name/],
    ['https://metadata.google.internal/', /your own network/],
    ['https://localhost/cart', /your own network/],
    ['https://localhost./cart', /your own network/],
    ['https://app.localhost/cart', /your own network/],
    ['https://router/cart', /your own network/],
    ['https://printer.local/cart', /your own network/],
    ['https://127.0.0.1.nip.io/cart', /your own network/],
    ['https://ticketrnaster.com/cart', /no address of ticketmaster/],
    ['https://livenati0n-cart.com/cart', /no address of livenation/],
    ['https://www.axs.com-cart.evil.example/cart', /leads to evil\.example/],
    ['https://dicefm.com/cart', /no address of dice/],
    ['https://axstickets.com/cart', /no address of axs/],
    ['https://ticketsaxs.com/cart', /no address of axs/],
    ['https://myaxs.com/cart', /no address of axs/],
    ['https://twickets.live.evil.example/cart', /no address of twickets\.live/],
    ['https://twickets.live-tickets.io/cart', /no address of twickets\.live/],
    ['https://twickets-live.com/cart', /no address of twickets\.live/],
    ['https://ticketmaster.compute.amazonaws.com/cart', /no address of ticketmaster/],
  ])('asks before it opens %s', (link, why) => {
    expect(checkLink(link)).toEqual({ action: 'confirm', url: new URL(link).href, why: expect.stringMatching(why) });
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
    ['https://tickets.example/\u0000a'],
    ['https://tickets.example/\u202egpj.exe'],
    ['https://tickets.example/\u3164'],
    ['https://169.254.169.254/latest/meta-data'],
    ['http://169.254.169.254/latest/meta-data'],
    ['https://0xa9fea9fe/latest/meta-data'],
    ['https://[fe80::1]/'],
    ['https://[fd00:ec2::254]/latest/meta-data'],
    ['https://100.100.100.200/latest/meta-data'],
    ['https://tickets.example/\u2800'],
    ['https://tickets.example/\ufe0f'],
    ['https://tickets.example/\u115f'],
    ['https://tickets.example/\u034f'],
    ['https://tickets.example/\u3000'],
    ['https://tickets.example/\ue000'],
    ['https://tickets.example/\u{e0061}'],
    ['https://tickets.\u3164example/'],
    ['\u00a0https://tickets.example/'],
    ['\ufeffhttps://tickets.example/'],
    [' '],
    ['https://tickets.example/a b'],
    ['https://'],
    [`https://tickets.example/${'a'.repeat(9000)}`],
  ])('refuses %j', (link) => {
    expect(checkLink(link)).toEqual({ action: 'refuse', why: expect.stringMatching(/\.$|is .+:$/) });
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
          const checked = checkLink(text);
          if (checked.action === 'open') expect(checked.url).toMatch(/^https:\/\//);
        },
      ),
    );
  });
});
