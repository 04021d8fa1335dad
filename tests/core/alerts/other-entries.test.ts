import { describe, expect, it } from 'vitest';
import { otherAlertingEntries } from '../../../core/alerts/other-entries.ts';
import { createWatchlistIndex } from '../../../core/matching/watchlist-index.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { buildNotification, buildOffer } from '../../support/build-notification.ts';

const NOW = Date.parse('2026-06-10T20:00:00Z');
const notification = buildNotification({
  event_id: 'e',
  website: 'axs',
  changes: [{ type: 'stock_increase', sections: [] }],
  offers: [buildOffer({ price: 90, stock: 4 })],
});

function others(more: Partial<WatchlistEntry>, decision: { outcome: 'alert' | 'duplicate'; entry: string | null }) {
  const entries = [newEntry('e', 'first'), newEntry('e', 'second', more), newEntry('f', 'another')];
  const context = { nowMs: NOW, history: null };
  return otherAlertingEntries(notification, decision, createWatchlistIndex(entries), context).map(
    ({ entry }) => entry.id,
  );
}
const FIRST = { outcome: 'alert', entry: 'first' } as const;

describe('the other entries of an alert', () => {
  it.each<[string, Partial<WatchlistEntry>, string[]]>([
    ['one that passes', { max_price_filter: 100 }, ['second']],
    ['one that cannot be checked', { row_filter: 'A' }, ['second']],
    ['not one that is filtered', { max_price_filter: 80 }, []],
    ['not one for other changes', { change_type: ['price_decrease'] }, []],
    ['not one that is off', { enabled: false }, []],
    ['not one that is muted', { muted_until: '2026-06-10T21:00:00Z' }, []],
    ['one whose mute is over', { muted_until: '2026-06-10T19:00:00Z' }, ['second']],
    ['not one of another site', { website: 'ticketmaster' }, []],
  ])('%s', (_, more, ids) => {
    expect(others(more, FIRST)).toEqual(ids);
  });

  it('come with the best offer that they want themselves', () => {
    const [balcony, floor] = [
      buildOffer({ section_name: 'Balcony', price: 50 }),
      buildOffer({ section_name: 'Floor', price: 90 }),
    ];
    const entries = [newEntry('e', 'first'), newEntry('e', 'second', { section: 'Floor' })];
    const index = createWatchlistIndex(entries);
    const found = otherAlertingEntries({ ...notification, offers: [balcony, floor] }, FIRST, index, {
      nowMs: NOW,
      history: null,
    });
    expect(found).toEqual([{ entry: entries[1], best: floor.key, link: floor.atc }]);
  });

  it('are none if it did not alert, or alerted because no entry names it', () => {
    expect(others({}, { outcome: 'duplicate', entry: 'first' })).toEqual([]);
    expect(others({}, { outcome: 'alert', entry: null })).toEqual([]);
  });
});
