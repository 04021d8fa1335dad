import { describe, expect, it } from 'vitest';
import type { FeedItem, NotificationItem } from '../../../../core/feed/feed-item.ts';
import { describeFold, type FeedLine, feedLines } from '../../../../core/feed/groups/feed-lines.ts';
import { eventKey } from '../../../../core/notification/event-key.ts';
import { sampleItem } from '../../../renderer/sample/feed.ts';

const DAY = '2026-06-01T20:00:00.000Z';
const SUPERSEDED = { reason: 'gone', at: DAY, price: null } as const;
const BEST = sampleItem(1).best as NonNullable<NotificationItem['best']>;
const item = (id: number, event_id: string, over: Partial<NotificationItem> = {}) =>
  sampleItem(id, { event_id, website: 'axs', received_at: DAY, outcome: 'alert', ...over });
const gap: FeedItem = { kind: 'gap', id: 50, from: DAY, to: DAY, reason: 'network lost' };

function brief(line: FeedLine): string {
  switch (line.kind) {
    case 'fold':
      return `fold ${line.group.others.map(({ id }) => id).join(',')}`;
    case 'day':
      return `day ${line.at.slice(0, 10)}`;
    default:
      return `${line.kind} ${line.item.id}`;
  }
}

function lines(items: readonly FeedItem[], options: { grouped?: boolean; expanded?: readonly string[] } = {}) {
  const { grouped = true, expanded = [] } = options;
  return feedLines(items, { grouped, expanded: new Set(expanded), dayOf: (at) => at.slice(0, 10) }).map(brief);
}

describe('the lines of the feed', () => {
  it('make one group of one event: the newest leads, earlier ones fold', () => {
    expect(lines([item(9, 'a'), item(8, 'b'), item(7, 'a'), item(6, 'a')])).toEqual([
      'day 2026-06-01',
      'lead 9',
      'fold 7,6',
      'lead 8',
    ]);
  });

  it('unfold the group that is asked for', () => {
    const items = [item(9, 'a'), item(7, 'a')];
    expect(lines(items, { expanded: [eventKey(item(9, 'a'))] })).toEqual([
      'day 2026-06-01',
      'lead 9',
      'fold 7',
      'member 7',
    ]);
  });

  it('keep the same event of two sites apart', () => {
    expect(lines([item(9, 'a'), item(8, 'a', { website: 'ticketmaster' })])).toEqual([
      'day 2026-06-01',
      'lead 9',
      'lead 8',
    ]);
  });

  it('never fold away an alert that can be acted on because of a later message that did not alert', () => {
    const filtered = item(9, 'a', { outcome: 'filtered' });
    expect(lines([filtered, item(8, 'a'), item(7, 'a')])).toEqual(['day 2026-06-01', 'lead 8', 'fold 9,7']);
    expect(lines([filtered, item(8, 'a', { superseded: SUPERSEDED })])).toEqual(['day 2026-06-01', 'lead 9', 'fold 8']);
  });

  it.each<[string, Partial<NotificationItem>]>([
    ['superseded', { superseded: SUPERSEDED }],
    ['gone, as the user says', { result: { outcome: 'gone', at: DAY, tickets: 0 } }],
    ['sold out from the start', { best: { ...BEST, unavailable: 'sold out' } }],
    ['no alert', { outcome: 'muted' }],
  ])('are led by no earlier message that is %s', (_, over) => {
    const earlier = item(8, 'a', over);
    expect(lines([item(9, 'a', { outcome: 'filtered' }), earlier])).toEqual(['day 2026-06-01', 'lead 9', 'fold 8']);
  });

  it('are led by the newest alert, also one that is gone', () => {
    const newest = item(9, 'a', { superseded: SUPERSEDED });
    expect(lines([newest, item(8, 'a')])).toEqual(['day 2026-06-01', 'lead 9', 'fold 8']);
  });

  it('keep gaps in their place and begin every day with its date', () => {
    const yesterday = '2026-05-31T23:00:00.000Z';
    expect(lines([item(60, 'a'), gap, item(40, 'b', { received_at: yesterday })])).toEqual([
      'day 2026-06-01',
      'lead 60',
      'gap 50',
      'day 2026-05-31',
      'lead 40',
    ]);
  });

  it('are one a drop if the user does not want groups', () => {
    expect(lines([item(9, 'a'), item(8, 'a')], { grouped: false })).toEqual(['day 2026-06-01', 'lead 9', 'lead 8']);
  });
});

describe('a fold', () => {
  it('says how many there are and their results', () => {
    const result = { outcome: 'got', at: DAY, tickets: 2 } as const;
    const others = [
      item(8, 'a', { superseded: { ...SUPERSEDED, reason: 'sold_out' } }),
      item(7, 'a', { superseded: SUPERSEDED }),
      item(6, 'a', { result }),
    ];
    const group = { key: 'a', lead: item(9, 'a'), others };
    expect(describeFold(group)).toEqual({ count: '3 earlier', states: '1 got, 1 sold out, 1 gone' });
    expect(describeFold({ ...group, lead: item(7, 'a') }).count).toBe('3 more');
  });
});
