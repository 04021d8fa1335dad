import { describe, expect, it } from 'vitest';
import type { Offer } from '../../../../core/notification/notification.ts';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';
import { LATER } from './later.ts';

describe('the endpoint /notifications/subscribe/filtered', () => {
  const endpoint = 'filtered';
  const failing = buildEntry({
    change_type: ['price_decrease'],
    max_price_filter: 1,
    date_filter: '2020-01-01',
    strict: true,
  });

  it('has applied every field: none is applied here', () => {
    expect(decided(buildNotification(), [failing], { endpoint })).toMatchObject({
      outcome: 'alert',
      entry: 'e1',
      offers: ['sec-101/a'],
      reasons: [],
      unverified: [],
    });
  });

  const at = (offer_id: string, price: number | null, section: string, overrides: Partial<Offer> = {}) =>
    buildOffer({ offer_id, price, section, atc: `https://tickets.example/${offer_id}`, ...overrides });
  const wanted = { section: '101', max_price_filter: 200 };
  it.each([
    ['one that passes before a cheaper one that fails', wanted, [at('a', 50, '207'), at('b', 150, '101')], 'b,a'],
    ['one that passes before one that is unknown', wanted, [at('a', null, '101'), at('b', 150, '101')], 'b,a'],
    ['one that is unknown before one that fails', wanted, [at('a', 50, '207'), at('b', null, '101')], 'b,a'],
    [
      'an unknown one also for a strict entry',
      { ...wanted, strict: true },
      [at('a', 50, '207'), at('b', null, '101')],
      'b,a',
    ],
    [
      'one that passes before a cheaper one that is unknown',
      { ...wanted, row_filter: 'C' },
      [at('a', 50, '101'), at('b', 150, '101', { row: 'C' })],
      'b,a',
    ],
    [
      'one that is unknown before a cheaper one that fails one filter and is unknown to the next',
      { ...wanted, row_filter: 'C' },
      [at('a', 50, '207'), at('b', 150, '101')],
      'b,a',
    ],
    ['those that pass by price', wanted, [at('a', 150, '101'), at('b', 50, '207'), at('c', 120, '101')], 'c,a,b'],
    ['those that fail by price, and none is rejected', wanted, [at('a', 90, '207'), at('b', 80, '207')], 'b,a'],
    [
      'one that passes first, even if its link may not be opened',
      wanted,
      [at('a', 50, '207'), at('b', 150, '101', { atc: 'javascript:alert(1)' })],
      'b,a',
    ],
  ])('ranks %s', (_, filters, offers, order) => {
    const decision = decided(buildNotification({ offers }), [buildEntry({ change_type: ['*'], ...filters })], {
      endpoint: 'filtered',
    });
    expect(decision).toMatchObject({ outcome: 'alert', unverified: [], reasons: [] });
    expect(decision.offers.map((key) => key.split('/').at(-1)).join()).toBe(order);
    expect(decision.best).toBe(decision.offers[0]);
  });

  it('ranks only what changed in a way that the entry wants', () => {
    const changes = [
      { type: 'price_decrease', sections: ['207'] },
      { type: 'stock_increase', sections: ['101'] },
    ];
    const notification = buildNotification({ offers: [at('a', 50, '207'), at('b', 150, '101')], changes });
    expect(decided(notification, [buildEntry()], { endpoint }).link).toBe('https://tickets.example/b');
    expect(decided(notification, [buildEntry({ change_type: ['*'] })], { endpoint }).link).toBe(
      'https://tickets.example/a',
    );
  });

  it('opens the cart that the entry wants, not the cheapest', () => {
    const notification = buildNotification({ offers: [at('a', 50, '207'), at('b', 150, '101')] });
    const decision = decided(notification, [buildEntry(wanted)], { endpoint: 'filtered' });
    expect(decision.link).toBe('https://tickets.example/b');
  });

  describe('of several entries, lets the one decide that fits the message', () => {
    const offers = [at('a', 150, '101'), at('b', 50, '207', { row: 'C' })];
    const notification = buildNotification({ offers });
    it.each([
      ['not one whose section is not there', { section: '999' }, { section: '101' }, 'e2', 'a'],
      ['not one whose change is not there', { change_type: ['price_decrease'] }, { section: '101' }, 'e2', 'a'],
      ['not one for another date', { date_filter: '2020-01-01' }, { section: '101' }, 'e2', 'a'],
      ['not one that wants more stock', { stock_threshold_filter: 11 }, { section: '101' }, 'e2', 'a'],
      ['not one whose facts are missing', { row_filter: 'A', section: '101' }, { section: '101' }, 'e2', 'a'],
      [
        'one whose facts are missing before one that fails, also if it is strict',
        { section: '999' },
        { row_filter: 'A', section: '101', strict: true },
        'e2',
        'a',
      ],
      ['the first of two that fit', { section: '207' }, { section: '101' }, 'e1', 'b'],
      ['the first of two that do not', { section: '998', max_price_filter: 10 }, { section: '999' }, 'e1', 'b'],
    ])('%s', (_, first, second, entry, best) => {
      const entries = [buildEntry({ id: 'e1', ...first }), buildEntry({ id: 'e2', ...second })];
      expect(decided(notification, entries, { endpoint })).toMatchObject({
        outcome: 'alert',
        entry,
        link: `https://tickets.example/${best}`,
        reasons: [],
        unverified: [],
      });
    });

    it('a muted one that fits does not silence one that is not muted', () => {
      const muted = buildEntry({ id: 'e1', muted_until: LATER });
      const other = buildEntry({ id: 'e2', section: '999' });
      expect(decided(notification, [muted, other], { endpoint })).toMatchObject({ outcome: 'alert', entry: 'e2' });
    });
  });

  it('still honours off, a local mute and duplicates', () => {
    expect(decided(buildNotification(), [buildEntry({ enabled: false })], { endpoint }).outcome).toBe('filtered');
    expect(decided(buildNotification(), [buildEntry({ muted_until: LATER })], { endpoint }).outcome).toBe('muted');
    expect(decided(buildNotification(), [buildEntry()], { endpoint, wasAlerted: () => true }).outcome).toBe(
      'duplicate',
    );
    expect(decided(buildNotification(), [], { endpoint, unlisted: 'feed' }).outcome).toBe('unlisted');
  });

  it('applies local filters on top where the user chose so', () => {
    const context = { endpoint, applyLocalFilters: true } as const;
    expect(decided(buildNotification(), [buildEntry({ max_price_filter: 1 })], context).outcome).toBe('filtered');
  });
});
