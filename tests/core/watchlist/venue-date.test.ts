import { describe, expect, it } from 'vitest';
import { formatIsoDay } from '../../../core/time/calendar.ts';
import { parseClockTime, venueDate } from '../../../core/watchlist/venue-date.ts';

describe('venueDate', () => {
  it.each([
    ['the date in its own offset', '2026-06-15T23:30:00-07:00', null, '2026-06-15', '23:30'],
    ['an offset wins over event_time', '2026-06-15T23:30:00-07:00', '20:00', '2026-06-15', '23:30'],
    ['+00:00 is Z', '2026-06-15T23:30:00+00:00', '00:30', '2026-06-16', '00:30'],
    ['-0000 is Z', '2026-06-15T23:30:00-0000', '00:30', '2026-06-16', '00:30'],
    ['Z and the same clock', '2026-06-15T20:00:00Z', '20:00', '2026-06-15', '20:00'],
    ['Z without event_time', '2026-06-15T20:00:00Z', null, '2026-06-15', '20:00'],
    ['Z and an unreadable event_time', '2026-06-15T20:00:00Z', 'evening', '2026-06-15', '20:00'],
    ['New York, the evening before', '2026-06-16T00:00:00Z', '8:00 PM', '2026-06-15', '20:00'],
    ['Los Angeles, the evening before', '2026-06-16T02:30:00Z', '7:30pm', '2026-06-15', '19:30'],
    ['London, the same day', '2026-06-15T18:30:00Z', '19h30', '2026-06-15', '19:30'],
    ['Tokyo, the same day', '2026-06-15T10:00:00Z', '19:00', '2026-06-15', '19:00'],
    ['Sydney, the next day', '2026-06-15T22:00:00Z', '8:00 AM', '2026-06-16', '08:00'],
    ['Auckland in summer, the same day', '2026-01-15T07:00:00Z', '20:00', '2026-01-15', '20:00'],
    ['Honolulu, the evening before', '2026-06-16T05:00:00Z', '19:00', '2026-06-15', '19:00'],
    ['10 hours behind is the last shift back', '2026-06-15T08:00:00Z', '22:00', '2026-06-14', '22:00'],
    ['13:59 ahead is the last shift forward', '2026-06-15T08:00:00Z', '21:59', '2026-06-15', '21:59'],
    ['over the end of a year', '2027-01-01T01:00:00Z', '20:00', '2026-12-31', '20:00'],
    ['exactly 12 hours: ahead', '2026-06-15T20:00:00Z', '08:00', '2026-06-16', '08:00'],
    ['a date alone', '2026-06-15', '20:00', '2026-06-15', null],
    ['no offset: local', '2026-06-15T20:00:00', '19:00', '2026-06-15', '20:00'],
    ['fractions of a second', '2026-06-15T20:00:00.123Z', null, '2026-06-15', '20:00'],
  ])('%s: %s, %s', (_rule, date, time, day, clock) => {
    const found = venueDate(date, time);
    const minutes = clock === null ? null : Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
    expect(found && { ...found, day: formatIsoDay(found.day) }).toEqual({ day, minutes });
  });

  it.each([null, '', 'TBA', '2026-02-29T20:00:00Z', '2026-06-15T24:00:00Z', '2026-06-15T20:61:00Z', '2026-6-5'])(
    'is null for %j',
    (date) => {
      expect(venueDate(date, '20:00')).toBeNull();
    },
  );
});

describe('readClockTime', () => {
  it.each([
    ['20:00', 20 * 60],
    ['8:00 PM', 20 * 60],
    ['8:00\u202fPM', 20 * 60],
    ['7:30pm', 19 * 60 + 30],
    ['19h30', 19 * 60 + 30],
    ['20h', 20 * 60],
    ['20 Uhr', 20 * 60],
    ['8 PM', 20 * 60],
    ['7.30 p.m.', 19 * 60 + 30],
    ['12:00 AM', 0],
    ['12 PM', 12 * 60],
    ['20:00:00', 20 * 60],
    ['Mon 15 Jun 2026, 8:00 PM EDT', 20 * 60],
    ['Doors 18:30, show 20:00', 18 * 60 + 30],
    ['2026-06-15T20:00:00', 20 * 60],
  ])('%j', (text, minutes) => {
    expect(parseClockTime(text)).toBe(minutes);
  });
  it.each(['', 'TBA', '8', '25:00', '13 PM', '8:75', '15.06.2026', '2026'])('finds none in %j', (text) => {
    expect(parseClockTime(text)).toBeNull();
  });
});
