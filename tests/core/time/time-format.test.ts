import { describe, expect, it } from 'vitest';
import { createTimeFormat } from '../../../core/time/time-format.ts';
import { fromWallTime, isTimeZone, startOfDayMs, toWallTime } from '../../../core/time/wall-time.ts';

const NOW = Date.parse('2026-06-01T20:14:10Z');
const berlin = createTimeFormat({ zone: 'Europe/Berlin', clock: '24h' });
const newYork = createTimeFormat({ zone: 'America/New_York', clock: '12h' });

describe('a time', () => {
  it.each([
    ['2026-06-01T20:14:07Z', '22:14:07', '4:14:07\u00a0PM'],
    ['2026-06-01T04:05:09Z', '06:05:09', '12:05:09\u00a0AM'],
    ['2026-06-01T16:00:00Z', '18:00:00', '12:00:00\u00a0PM'],
    ['no time', '', ''],
  ])('%s is written by the clock and in the zone of the settings', (instant, there, here) => {
    expect(berlin.time(instant)).toBe(there);
    expect(newYork.time(instant)).toBe(here);
  });

  it('has its day if that is another one, and its year if that is another one', () => {
    expect(berlin.dateTime('2026-06-01T20:00:00Z', NOW)).toBe('22:00');
    expect(berlin.dateTime('2026-05-31T20:00:00Z', NOW)).toBe('Sun 31 May 22:00');
    expect(newYork.dateTime('2025-05-31T20:00:00Z', NOW)).toBe('Sat 31 May 2025 4:00\u00a0PM');
  });

  it('belongs to a day of the zone', () => {
    const late = '2026-06-01T22:30:00Z';
    expect(berlin.dayHeading(late, NOW)).toEqual(['Tue 2 Jun', '']);
    expect(newYork.dayHeading(late, NOW)).toEqual(['Today', 'Mon 1 Jun']);
    expect(newYork.dayHeading('2026-05-31T10:00:00Z', NOW)).toEqual(['Yesterday', 'Sun 31 May']);
    expect(berlin.dayKey(late)).not.toBe(berlin.dayKey('2026-06-01T20:00:00Z'));
    expect(newYork.dayKey(late)).toBe(newYork.dayKey('2026-06-01T20:00:00Z'));
  });

  it('within a text is written as any other', () =>
    expect(newYork.withInstants('Valid to 2026-06-01T12:00:00.000Z, now it is 2026-06-01T20:14:10+00:00.', NOW)).toBe(
      'Valid to 8:00\u00a0AM, now it is 4:14\u00a0PM.',
    ));

  it('follows the clock of the locale if the user leaves it to the system', () => {
    const at = '2026-06-01T18:00:00Z';
    const zone = 'Europe/Berlin';
    expect(createTimeFormat({ zone, clock: 'system' }, 'de-DE').shortTime(at)).toBe('20:00');
    expect(createTimeFormat({ zone, clock: 'system' }, 'en-US').shortTime(at)).toBe('8:00\u00a0PM');
    expect(createTimeFormat({ zone, clock: '24h' }, 'en-US').shortTime(at)).toBe('20:00');
    expect(() => createTimeFormat({ zone, clock: 'system' }, '!').shortTime(at)).not.toThrow();
  });
});

describe('a wall time', () => {
  it('is the system’s unless a zone is named', () => {
    const date = new Date(NOW);
    expect(toWallTime(NOW, 'system')).toMatchObject({
      weekday: date.getDay(),
      minute: date.getHours() * 60 + date.getMinutes(),
      second: 10,
    });
  });

  it.each(['2026-03-08T06:30:00Z', '2026-03-08T07:30:00Z', '2026-11-01T07:00:00Z', '2026-07-01T12:00:00Z'])(
    'of %s leads back to it, also on the days of a clock change',
    (instant) => {
      const ms = Date.parse(instant);
      expect(fromWallTime(toWallTime(ms, 'America/New_York'), 'America/New_York')).toBe(ms);
    },
  );

  it('that a clock change skips is as much later as the clocks go forward', () => {
    const day = toWallTime(Date.parse('2026-03-08T12:00:00Z'), 'America/New_York').day;
    expect(fromWallTime({ day, minute: 150 }, 'America/New_York')).toBe(Date.parse('2026-03-08T07:30:00Z'));
  });

  it('begins its days at midnight of the zone', () => {
    expect(startOfDayMs(NOW, 'Asia/Kolkata')).toBe(Date.parse('2026-05-31T18:30:00Z') + 24 * 3_600_000);
    expect(startOfDayMs(NOW, 'Asia/Kolkata', 1)).toBe(Date.parse('2026-06-02T18:30:00Z'));
  });

  it('knows which zones there are', () =>
    expect(['system', 'Europe/Berlin', 'Mars/Olympus'].map(isTimeZone)).toEqual([true, true, false]));
});
