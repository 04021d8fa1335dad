import { describe, expect, it } from 'vitest';
import { eventDayOf, formatEventDay } from '../../../../core/feed/format/format-event-day.ts';
import { createTimeFormat } from '../../../../core/time/time-format.ts';
import { TIMES } from '../../../support/times.ts';

describe('the day of an event', () => {
  it.each([
    ['in its own offset', '2026-06-15T20:00:00-04:00', null, 'Mon 15 Jun 20:00'],
    ['at the venue if the site sent UTC', '2026-06-16T00:00:00Z', '8:00 PM', 'Mon 15 Jun 20:00'],
    ['with the year if it is another', '2027-01-02T20:00:00Z', '20:00', 'Sat 2 Jan 2027 20:00'],
    ['with the time as sent if the date has none', '2026-06-15', 'evening', 'Mon 15 Jun evening'],
    ['as sent if it is unreadable', 'mid June', null, 'mid June'],
    ['nothing if nothing is known', null, null, ''],
  ])('%s', (_, event_date, event_time, text) => {
    expect(formatEventDay({ event_date, event_time }, 2026, TIMES)).toBe(text);
  });

  it('on a 12 hour clock if the user wants that', () => {
    const times = createTimeFormat({ zone: 'system', clock: '12h' });
    expect(formatEventDay({ event_date: '2026-06-15T20:00:00-04:00', event_time: null }, 2026, times)).toBe(
      'Mon 15 Jun 8:00\u00a0PM',
    );
  });

  it('with the year in any case if no year is this year', () => {
    expect(formatEventDay({ event_date: '2026-06-15T20:00:00-04:00', event_time: null }, null, TIMES)).toBe(
      'Mon 15 Jun 2026, 20:00',
    );
  });
  it('is blank if the message says nothing of the event', () => expect(formatEventDay(null, 2026, TIMES)).toBe(''));

  it.each([
    ['2026-06-15T20:00:00-04:00', null, { day: 'Mon 15 Jun', year: '', time: '20:00' }],
    ['2027-01-02T20:00:00Z', '20:00', { day: 'Sat 2 Jan', year: '2027', time: '20:00' }],
    ['mid June', '20:00', { day: 'mid June', year: '', time: '' }],
    [null, '20:00', { day: '', year: '', time: '20:00' }],
  ])('in parts, for %s and %s', (event_date, event_time, parts) => {
    expect(eventDayOf({ event_date, event_time }, 2026, TIMES)).toEqual(parts);
  });
});
