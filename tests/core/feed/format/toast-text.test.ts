import { describe, expect, it } from 'vitest';
import type { NotificationItem } from '../../../../core/feed/feed-item.ts';
import { formatChange, formatOffer, formatSummaryToast, formatToast } from '../../../../core/feed/format/toast-text.ts';
import { buildItem, FLOOR_OFFER } from '../../../support/build-item.ts';
import { TIMES } from '../../../support/times.ts';

describe('the toast of an alert', () => {
  it('says what and where to act on, then event, venue, date and change', () => {
    expect(formatToast(buildItem(), false, TIMES)).toEqual({
      title: 'Floor GA · $129.50 · 12 left',
      body: 'Artist World Tour\nMon 15 Jun 20:00 · Madison Square Garden, New York\nStock up: Floor GA, Section 101',
    });
  });

  it('is marked in demo mode and for a test', () => {
    expect(formatToast(buildItem(), true, TIMES).title).toBe('DEMO · Floor GA · $129.50 · 12 left');
    expect(formatToast(buildItem({ test: true }), false, TIMES).title).toBe('Test · Floor GA · $129.50 · 12 left');
  });

  it('says so when a filter could not be checked', () => {
    expect(formatToast(buildItem({ unverified: ['section'] }), false, TIMES).body).toMatch(/\(unverified\)$/);
  });

  it('says how good the price is, before what else is known', () => {
    const received_at = '2026-06-01T12:00:00.000';
    const price_context = {
      was: { price: 158, label: '$158.00', at: '2026-06-01T11:42:00.000' },
      change_percent: -18,
      lowest_seen: true,
      below_primary: false,
    };
    const body = (at: string) =>
      formatToast(
        buildItem({ received_at, price_context: { ...price_context, was: { ...price_context.was, at } } }),
        false,
        TIMES,
      ).body.split('\n')[0];
    expect(body('2026-06-01T11:42:00.000')).toBe('−18% since 11:42 · lowest seen');
    expect(body('2026-05-31T21:06:00.000')).toBe('−18% since Sun 31 May 21:06 · lowest seen');
  });

  it('leads with the change if no offer is readable', () => {
    expect(formatToast(buildItem({ best: null }), false, TIMES)).toEqual({
      title: 'Stock up: Floor GA, Section 101',
      body: 'Artist World Tour\nMon 15 Jun 20:00 · Madison Square Garden, New York',
    });
  });

  it('never has an empty title or body, however little the message says', () => {
    expect(formatToast(buildItem({ best: null, event_infos: null, changes: [] }), false, TIMES)).toEqual({
      title: 'Event abc123',
      body: 'Open the feed for more.',
    });
  });

  it('names two sections a change and counts the rest', () => {
    const changes = [
      { type: 'stock_increase', sections: ['A', 'B', 'C'], more: 4 },
      { type: 'price_decrease', sections: ['207'], more: 0 },
    ];
    expect(formatToast(buildItem({ changes }), false, TIMES).body.split('\n')[2]).toBe(
      'Stock up: A, B and 5 more; Price down: Section 207',
    );
  });

  it('lets no message rearrange it with control or direction characters, nor flood it', () => {
    const best = { ...FLOOR_OFFER, section_name: `Floor\n\u202eGA\u0007${'x'.repeat(500)}` };
    const { title } = formatToast(buildItem({ best }), false, TIMES);
    expect(title).toMatch(/^Floor GA x+… · \$129\.50 · 12 left$/);
    expect(title.length).toBeLessThan(120);
  });

  it('keeps its parts in their order beside texts that are written from right to left', () => {
    const place = { event_venue: 'בלומפילד', event_location: 'תל אביב' };
    const event_infos = {
      ...buildItem().event_infos,
      ...place,
      event_name: 'عمر خيرت',
    } as NotificationItem['event_infos'];
    const best = { ...FLOOR_OFFER, section_name: 'יציע 101', row: 'ג', price_label: '١٢٩ ر.س' };
    const changes = [{ type: 'stock_increase', sections: ['יציע 101', 'Floor GA'], more: 0 }];
    expect(formatToast(buildItem({ best, event_infos, changes }), false, TIMES)).toEqual({
      title: '\u2068יציע 101\u2069, row \u2068ג\u2069 · \u2068١٢٩ ر.س\u2069 · 12 left',
      body: [
        '\u2068عمر خيرت\u2069',
        'Mon 15 Jun 20:00 · \u2068בלומפילד, תל אביב\u2069',
        'Stock up: \u2068יציע 101\u2069, Floor GA',
      ].join('\n'),
    });
  });
});

describe('an offer in a line', () => {
  it.each([
    ['a bare number is a section', { section_name: '101' }, 'Section 101 · $129.50 · 12 left'],
    ['a row is named', { section_name: '101', row: 'C' }, 'Section 101, row C · $129.50 · 12 left'],
    ['a price without a label has two decimals and no currency', { price_label: null }, 'Floor GA · 129.50 · 12 left'],
    ['what is unknown is left out', { price_label: null, price: null, stock: null }, 'Floor GA'],
  ])('%s', (_, overrides, text) => {
    expect(formatOffer({ ...FLOOR_OFFER, ...overrides })).toBe(text);
  });
});

describe('the summary of a burst', () => {
  const other = (id: string) => buildItem({ event_id: id, event_infos: null });
  it('counts alerts and events and names the newest', () => {
    expect(formatSummaryToast(8, 2, [buildItem(), other('b')], false)).toEqual({
      title: '8 more alerts for 2 events',
      body: 'Floor GA · $129.50 · 12 left · Artist World Tour\nFloor GA · $129.50 · 12 left · Event b',
    });
  });
  it('names four events and counts the rest', () => {
    const { title, body } = formatSummaryToast(1, 6, ['a', 'b', 'c', 'd'].map(other), true);
    expect(title).toBe('DEMO · 1 more alert for 6 events');
    expect(body.split('\n')).toHaveLength(5);
    expect(body).toMatch(/and 2 more events$/);
    expect(formatSummaryToast(5, 5, ['a', 'b', 'c', 'd'].map(other), true).body).toMatch(/and 1 more event$/);
  });
});

describe('change types in words', () => {
  it.each([
    ['stock_increase', 'Stock up'],
    ['price_decrease', 'Price down'],
    ['price_increase', 'Price up'],
    ['new_section', 'New section'],
  ])('%s: %s', (type, words) => expect(formatChange(type)).toBe(words));
});
