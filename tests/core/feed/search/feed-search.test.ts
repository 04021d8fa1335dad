import { describe, expect, it } from 'vitest';
import type { NotificationItem } from '../../../../core/feed/feed-item.ts';
import { type FeedFilter, matchesFilter, searchWords } from '../../../../core/feed/search/feed-search.ts';
import { sampleItem } from '../../../renderer/sample/feed.ts';
import { buildItem } from '../../../support/build-item.ts';

const EVERYTHING: FeedFilter = { view: 'everything', query: '', website: null, change_type: null };
const item = buildItem({
  event_id: 'abc123',
  website: 'ticketmaster',
  outcome: 'filtered',
  changes: [{ type: 'stock_increase', sections: ['101', 'Balcony'], more: 0 }],
  best: { ...sampleItem(1).best, section_name: '101', offer_name: 'Aisle seat' } as NotificationItem['best'],
});
const gap = { kind: 'gap', id: 2, from: '2026-06-01T12:00:00Z', to: null, reason: 'network lost' } as const;

describe('the search of the feed', () => {
  it.each([
    ['', true],
    ['  ', true],
    ['artist', true],
    ['ÁRTIST garden', true],
    ['york', true],
    ['abc123', true],
    ['section 101', true],
    ['section 10', true],
    ['section 7', false],
    ['aisle', true],
    ['artist nowhere', false],
  ])('for %j finds the item: %j', (query, found) => {
    expect(matchesFilter(item, { ...EVERYTHING, query })).toBe(found);
  });

  it.each<[string, Partial<FeedFilter>, boolean]>([
    ['alerts only', { view: 'alerts' }, false],
    ['its website in other capitals', { website: 'TicketMaster' }, true],
    ['another website', { website: 'axs' }, false],
    ['its change type', { change_type: 'stock_increase' }, true],
    ['a part of its change type', { change_type: 'stock' }, false],
  ])('narrowed to %s', (_, narrowed, found) => {
    expect(matchesFilter(item, { ...EVERYTHING, ...narrowed })).toBe(found);
  });

  it('shows gaps in every list that is not searched', () => {
    expect(matchesFilter(gap, { ...EVERYTHING, view: 'alerts' })).toBe(true);
    for (const narrowed of [{ query: 'artist' }, { website: 'axs' }, { change_type: 'stock_increase' }]) {
      expect(matchesFilter(gap, { ...EVERYTHING, ...narrowed })).toBe(false);
    }
  });

  it('looks for each word alone, without case and accents', () => {
    expect(searchWords('  Beyoncé  TOUR ')).toEqual(['beyonce', 'tour']);
  });
});
