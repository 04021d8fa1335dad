import { describe, expect, it } from 'vitest';
import { offerSectionsMessage } from '../../../../core/notification/messages.ts';
import { ofType, watching } from './watching.ts';

describe('the decision procedure, over a socket', () => {
  const offers = (sections: Record<string, unknown>, fields: Record<string, unknown> = {}) => ({
    ...offerSectionsMessage(),
    changes: { stock_increase: Object.keys(sections) },
    sections,
    ...fields,
  });
  const ticket = (fields: Record<string, unknown> = {}) => ({
    offer_name: 'Tier',
    available: true,
    price: 80,
    stock: 4,
    atc: 'https://tickets.example/cart/tier',
    ...fields,
  });

  it.each<[string, object[], object, Record<string, unknown>, string[]?]>([
    ['no entry: an alert by default', [], offers({ a: ticket() }), { outcome: 'alert', entry: null }],
    ['no entry, feed only', [], offers({ a: ticket() }), { outcome: 'unlisted', entry: null }, ['--unlisted', 'feed']],
    ['all entries off', [{ event_id: 'abc123', enabled: false }], offers({ a: ticket() }), { outcome: 'filtered' }],
    [
      'another change type',
      [{ event_id: 'abc123', change_type: 'price_decrease' }],
      offers({ a: ticket() }),
      { outcome: 'filtered' },
    ],
    [
      'any change type',
      [{ event_id: 'abc123', change_type: '*' }],
      offers({ a: ticket() }),
      { outcome: 'alert', entry: 'abc123' },
    ],
    [
      'the price at the maximum',
      [{ event_id: 'abc123', max_price_filter: 80 }],
      offers({ a: ticket() }),
      { outcome: 'alert', offers: ['a'] },
    ],
    [
      'the price above it',
      [{ event_id: 'abc123', max_price_filter: 79.99 }],
      offers({ a: ticket() }),
      { outcome: 'filtered', offers: [] },
    ],
    [
      'an unknown price passes, unverified',
      [{ event_id: 'abc123', max_price_filter: 50 }],
      offers({ a: ticket({ price: undefined }) }),
      { outcome: 'alert', unverified: ['max_price_filter'] },
    ],
    [
      'an unknown price fails a strict entry',
      [{ event_id: 'abc123', max_price_filter: 50, strict: true }],
      offers({ a: ticket({ price: undefined }) }),
      { outcome: 'filtered' },
    ],
    ['what is sold out', [{ event_id: 'abc123' }], offers({ a: ticket({ stock: 0 }) }), { outcome: 'filtered' }],
    [
      'a mute that holds',
      [{ event_id: 'abc123', muted_until: '2099-01-01T00:00:00Z' }],
      offers({ a: ticket() }),
      { outcome: 'muted' },
    ],
    [
      'a mute that is over',
      [{ event_id: 'abc123', muted_until: '2001-01-01T00:00:00Z' }],
      offers({ a: ticket() }),
      { outcome: 'alert' },
    ],
    [
      'the best of several entries',
      [
        { id: 'no', event_id: 'abc123', max_price_filter: 1 },
        { id: 'yes', event_id: 'abc123' },
      ],
      offers({ a: ticket() }),
      { outcome: 'alert', entry: 'yes' },
    ],
    [
      'the cheapest survivor first, with its link',
      [{ event_id: 'abc123' }],
      offers({ dear: ticket({ price: 90 }), cheap: ticket({ price: 60, atc: 'https://tickets.example/cart/cheap' }) }),
      { offers: ['cheap', 'dear'], link: 'https://tickets.example/cart/cheap' },
    ],
    [
      'a link that may not be opened gives way to the event page',
      [{ event_id: 'abc123' }],
      offers({ a: ticket({ atc: 'javascript:alert(1)' }) }),
      { outcome: 'alert', link: 'https://tickets.example/event' },
    ],
    [
      'sections by range, an exclude wins',
      [{ event_id: 'abc123', section: '101-110, !105' }],
      offers({ in: ticket({ offer_name: '103' }), out: ticket({ offer_name: '105' }) }),
      { outcome: 'alert', offers: ['in'] },
    ],
  ])('%s', async (_what, entries, message, expected, more = []) => {
    const { gateway, watch } = await watching(entries, '--count', '1', ...more);
    gateway.sendFrame(message);
    expect(await watch.status).toBe(0);
    expect(ofType(watch.json(), 'notification')[0]).toMatchObject(expected);
  });

  it('distinguishes a duplicate from an alert', async () => {
    const { gateway, watch } = await watching([{ event_id: 'abc123' }], '--count', '3');
    gateway.sendFrame(offers({ a: ticket() }));
    gateway.sendFrame(offers({ a: ticket() }));
    gateway.sendFrame(offers({ a: ticket({ stock: 9 }) }));
    await watch.status;
    expect(ofType(watch.json(), 'notification').map(({ outcome }) => outcome)).toEqual(['alert', 'duplicate', 'alert']);
  });

  it('on the filtered endpoint applies only switches, mutes and duplicates', async () => {
    const { gateway, watch } = await watching([{ event_id: 'abc123', max_price_filter: 1 }], '--endpoint', 'filtered');
    await expect.poll(() => gateway.connections().map(({ endpoint }) => endpoint)).toEqual(['filtered']);
    gateway.sendFrame(offers({ a: ticket() }));
    await expect.poll(() => ofType(watch.json(), 'notification')).toMatchObject([{ outcome: 'alert' }]);
  });
});
