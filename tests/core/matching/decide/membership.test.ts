import { describe, expect, it } from 'vitest';
import { decide } from '../../../../core/matching/decide.ts';
import { createWatchlistIndex } from '../../../../core/matching/watchlist-index.ts';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';
import { contextOf, decided } from '../build.ts';

describe('membership', () => {
  it('alerts for an event that no entry names: the server sends only what is on the account’s watchlist', () => {
    expect(decided(buildNotification(), [])).toMatchObject({
      outcome: 'alert',
      entry: null,
      reasons: [],
      unverified: [],
    });
  });

  it('keeps it to the feed where the user chose so', () => {
    expect(decided(buildNotification(), [], { unlisted: 'feed' })).toMatchObject({ outcome: 'unlisted', entry: null });
  });

  it('treats an event whose entries are all for another site as one that no entry names', () => {
    const entries = [buildEntry({ website: 'axs' }), buildEntry({ id: 'off', website: 'axs', enabled: false })];
    expect(decided(buildNotification(), entries, { unlisted: 'feed' })).toMatchObject({
      outcome: 'unlisted',
      entry: null,
    });
  });

  it('picks the offers of an unlisted event by what changed and can be bought', () => {
    const offers = [
      buildOffer({ offer_id: 'sold', price: 10, stock: 0 }),
      buildOffer({ offer_id: 'new', price: 90 }),
      buildOffer({ offer_id: 'old', section_key: 'sec-2', price: 20 }),
    ];
    const changes = [{ type: 'new_thing', sections: ['sec-101'] }];
    expect(decided(buildNotification({ offers, changes }), []).offers).toEqual(['sec-101/new']);
  });

  it('is filtered by `enabled` where all entries for the event are off', () => {
    const decision = decided(buildNotification(), [
      buildEntry({ id: 'a', enabled: false }),
      buildEntry({ id: 'b', enabled: false }),
    ]);
    expect(decision).toMatchObject({ outcome: 'filtered', entry: 'a' });
    expect(decision.reasons).toEqual([{ filter: 'enabled', rejected: 1, of: 1, detail: 'the entry is switched off' }]);
  });

  it('gives the reasons of an entry that is on before those of one that is off', () => {
    const entries = [buildEntry({ id: 'off', enabled: false }), buildEntry({ id: 'on', max_price_filter: 1 })];
    expect(decided(buildNotification(), entries)).toMatchObject({ outcome: 'filtered', entry: 'on' });
  });
});

describe('the index', () => {
  it('finds the entries of an event among many others, in watchlist order', () => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      buildEntry({ id: `n${index}`, event_id: `event-${index % 500}` }),
    );
    const index = createWatchlistIndex(many);
    expect(index.get('event-7').map(({ entry }) => entry.id)).toEqual(['n7', 'n507']);
    expect(index.get('event-500')).toEqual([]);
    expect(index.get('__proto__')).toEqual([]);
  });

  it('parses an entry once, however often the watchlist around it changes', () => {
    const kept = buildEntry({ section: '101-110' });
    const [before] = createWatchlistIndex([kept, buildEntry({ id: 'e2' })]).get('abc123');
    const [after, edited] = createWatchlistIndex([kept, buildEntry({ id: 'e2', section: '2xx' })]).get('abc123');
    expect(after).toBe(before);
    expect(edited?.entry.section).toBe('2xx');
  });

  it('touches only the entries of the message’s event', () => {
    const trap = new Proxy(buildEntry({ id: 'trap', event_id: 'other' }), {
      get(target, name, receiver) {
        if (name === 'event_id') return Reflect.get(target, name, receiver);
        throw new Error(`read ${String(name)} of an entry for another event`);
      },
    });
    const index = createWatchlistIndex([trap, buildEntry()]);
    expect(decide(buildNotification(), index, contextOf()).entry).toBe('e1');
  });

  it('lets through, unverified, what an unreadable expression would filter', () => {
    const entry = buildEntry({ section: '110-101', row_filter: 'A-', date_filter: 'someday' });
    expect(decided(buildNotification(), [entry])).toMatchObject({
      outcome: 'alert',
      unverified: ['date_filter', 'section', 'row_filter'],
    });
  });
});
