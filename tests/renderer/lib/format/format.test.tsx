import { describe, expect, it } from 'vitest';
import { formatEventTitle } from '../../../../core/feed/format/format-event-title.ts';
import { formatPlace } from '../../../../core/feed/format/format-place.ts';
import { formatConnectionDetail } from '../../../../renderer/lib/format/connection.ts';
import { formatEventDate } from '../../../../renderer/lib/format/event-date.ts';
import { formatGap, formatOutcome } from '../../../../renderer/lib/format/feed-item.ts';
import { formatOfferFacts } from '../../../../renderer/lib/format/offer.ts';
import { formatPriceOrUnknown } from '../../../../renderer/lib/format/price.ts';
import { formatDuration, formatRelativeTime, secondsUntil } from '../../../../renderer/lib/format/time.ts';
import { TIMES } from '../../../support/times.ts';
import { sampleState } from '../../sample/app-state.ts';
import { EVENTS, NOW_MS } from '../../sample/events.ts';
import { sampleItem } from '../../sample/feed.ts';

const at = (secondsAgo: number) => new Date(NOW_MS - secondsAgo * 1000).toISOString();

describe('a price', () => {
  it.each([
    [{ price: 129.5, price_label: '$129.50' }, '$129.50'],
    [{ price: 95, price_label: null }, '95.00'],
    [{ price: null, price_label: null }, 'price unknown'],
  ])('%o is %s', (offer, text) => expect(formatPriceOrUnknown(offer)).toBe(text));
});

describe('an event’s date, at its venue', () => {
  const when = (event_date: string | null, event_time: string | null, full = false) =>
    formatEventDate({ ...EVENTS[0].infos, event_date, event_time }, TIMES, { nowMs: NOW_MS, full });
  it.each([
    ['2026-06-15T20:00:00-04:00', null, 'Mon 15 Jun 20:00'],
    ['2026-06-16T00:00:00Z', '20:00', 'Mon 15 Jun 20:00'],
    ['2027-01-02T19:30:00+01:00', null, 'Sat 2 Jan 2027 19:30'],
    [null, null, ''],
  ])('%s with time %s is "%s"', (date, time, text) => expect(when(date, time)).toBe(text));
  it('has its year in full', () =>
    expect(when('2026-06-15T20:00:00-04:00', null, true)).toBe('Mon 15 Jun 2026, 20:00'));
});

describe('an age', () => {
  it.each([
    [0, 'now'],
    [3, '3 s ago'],
    [125, '2 min ago'],
    [7300, '2 h ago'],
    [90_000, 'yesterday'],
    [200_000, '2 days ago'],
    [-30, 'now'],
  ])('%i seconds back is "%s"', (seconds, text) => expect(formatRelativeTime(at(seconds), NOW_MS)).toBe(text));
});

describe('a length of time', () => {
  it.each([
    [400, '0.4 s'],
    [35_000, '35 s'],
    [125_000, '2 min 5 s'],
    [4_200_000, '1 h 10 min'],
  ])('%i ms is "%s"', (ms, text) => expect(formatDuration(ms)).toBe(text));
});

describe('the connection pill', () => {
  const { connection } = sampleState();
  it('counts down to the next try', () => {
    const waiting = { ...connection, state: 'waiting' as const, retry_at: at(-4.2) };
    expect(formatConnectionDetail(waiting, 400, NOW_MS)).toBe('next try in 5 s');
    expect(formatConnectionDetail(waiting, 400, NOW_MS + 10_000)).toBe('trying again now');
    expect(secondsUntil(at(20), NOW_MS)).toBe(0);
  });
  it('gives the feed delay while connected, never a negative one', () => {
    expect(formatConnectionDetail(connection, 400, NOW_MS)).toBe('feed delay 0.4 s');
    expect(formatConnectionDetail(connection, -900, NOW_MS)).toBe('feed delay under 0.1 s');
    expect(formatConnectionDetail(connection, null, NOW_MS)).toBe('');
  });
});

describe('a row in words', () => {
  it('names the event by name, artist, its entry’s label, or id', () => {
    const none = { ...EVENTS[0].infos, event_name: null, event_artist_name: null };
    expect(formatEventTitle({ event_id: 'x', event_infos: EVENTS[1].infos })).toBe('Los Ángeles Azules');
    expect(formatEventTitle({ event_id: 'x', event_infos: { ...none, event_artist_name: 'Nova' } })).toBe('Nova');
    expect(formatEventTitle({ event_id: 'x', event_infos: none }, 'My night')).toBe('My night');
    expect(formatEventTitle({ event_id: 'x', event_infos: null })).toBe('Event x');
  });
  it('gives venue and city once', () => {
    expect(formatPlace(EVENTS[0].infos)).toBe('Madison Square Garden, New York');
    expect(formatPlace({ ...EVENTS[0].infos, event_venue: 'New York Hall' })).toBe('New York Hall');
    expect(formatPlace({ ...EVENTS[0].infos, event_venue: null })).toBe('New York, NY');
    expect(formatPlace(null)).toBe('');
  });
  it('says how many there are together and in all, and the class if it is not standard', () => {
    const { best } = sampleItem(1000);
    if (best === null) throw new Error('the sample has an offer');
    const classes = ['resale_tickets', 'platinum_tickets'] as const;
    expect(formatOfferFacts({ ...best, stock: 5, longest_adjacent_seats: 3, classes })).toEqual([
      '3 together',
      '5 left',
      'resale',
      'platinum',
    ]);
    expect(formatOfferFacts({ ...best, stock: null, longest_adjacent_seats: 1 })).toEqual(['single seats']);
    expect(formatOfferFacts({ ...best, stock: 0, longest_adjacent_seats: null })).toEqual(['0 left']);
  });
  it('says why it did not alert', () => {
    expect(formatOutcome(sampleItem(1, { outcome: 'filtered', why: 'in row K' }))).toBe('Filtered: in row K');
    expect(formatOutcome(sampleItem(1, { outcome: 'duplicate', why: 'already alerted' }))).toBe('Already alerted');
    expect(formatOutcome(sampleItem(1, { outcome: 'unlisted', why: null }))).toBe('Not on your watchlist');
    expect(formatOutcome(sampleItem(1, { outcome: 'alert', why: null }))).toBe('');
  });
  it('tells of a gap that lasts and of one that ended', () => {
    const gap = { kind: 'gap' as const, id: 1, from: at(65), reason: 'network lost' };
    expect(formatGap({ ...gap, to: null }, NOW_MS, TIMES)[0]).toMatch(/^Offline since .*\(network lost\)/);
    expect(formatGap({ ...gap, to: at(30) }, NOW_MS, TIMES)[1]).toContain('in these 35 s may be missing');
  });
});
