import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isQuiet, isQuietAt } from '../../../core/alerts/quiet-hours.ts';
import type { QuietSpan } from '../../../core/settings/settings.ts';

const NIGHT: QuietSpan = { from: '23:00', to: '07:00' };
const week = (spans: Partial<Record<number, QuietSpan>>) =>
  Array.from({ length: 7 }, (_, weekday) => spans[weekday] ?? null);
const [SUNDAY, MONDAY, SATURDAY] = [0, 1, 6];
const at = (weekday: number, clock: string) => ({
  weekday,
  minute: Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)),
});

describe('quiet hours of one day', () => {
  const lunch = week({ [MONDAY]: { from: '12:00', to: '13:30' } });
  it.each([
    ['11:59', false],
    ['12:00', true],
    ['13:29', true],
    ['13:30', false],
  ])('%s: %s', (clock, quiet) => {
    expect(isQuiet(at(MONDAY, clock), lunch)).toBe(quiet);
    expect(isQuiet(at(SUNDAY, clock), lunch)).toBe(false);
  });
});

describe('quiet hours across midnight', () => {
  const saturdayNight = week({ [SATURDAY]: NIGHT });
  it('belong to the day they begin on', () => {
    expect(isQuiet(at(SATURDAY, '23:00'), saturdayNight)).toBe(true);
    expect(isQuiet(at(SUNDAY, '06:59'), saturdayNight)).toBe(true);
    expect(isQuiet(at(SUNDAY, '07:00'), saturdayNight)).toBe(false);
    expect(isQuiet(at(SATURDAY, '06:00'), saturdayNight)).toBe(false);
    expect(isQuiet(at(SUNDAY, '23:30'), saturdayNight)).toBe(false);
  });
  it('with equal times last a whole day', () => {
    const day = week({ [SUNDAY]: { from: '08:00', to: '08:00' } });
    expect(isQuiet(at(SUNDAY, '07:59'), day)).toBe(false);
    expect(isQuiet(at(SUNDAY, '08:00'), day)).toBe(true);
    expect(isQuiet(at(MONDAY, '07:59'), day)).toBe(true);
    expect(isQuiet(at(MONDAY, '08:00'), day)).toBe(false);
  });
});

describe('quiet hours through clock changes (New York, 2026)', () => {
  const zone = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'America/New_York';
  });
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  const settings = (span: QuietSpan) => ({ quiet_hours_enabled: true, quiet_hours: Array(7).fill(span) });
  const ms = (text: string) => Date.parse(text);

  it('end at 07:00 on the wall when the night is an hour short', () => {
    // 8 March: 02:00 EST becomes 03:00 EDT; 07:00 EDT is 11:00 UTC.
    expect(isQuietAt(ms('2026-03-08T10:59:59Z'), settings(NIGHT), 'system')).toBe(true);
    expect(isQuietAt(ms('2026-03-08T11:00:00Z'), settings(NIGHT), 'system')).toBe(false);
  });

  it('end at 07:00 on the wall when the night is an hour long', () => {
    // 1 November: 02:00 EDT becomes 01:00 EST; 07:00 EST is 12:00 UTC.
    expect(isQuietAt(ms('2026-11-01T11:59:00Z'), settings(NIGHT), 'system')).toBe(true);
    expect(isQuietAt(ms('2026-11-01T12:00:00Z'), settings(NIGHT), 'system')).toBe(false);
  });

  it('that end within the skipped hour end when the clock jumps over it', () => {
    const short = settings({ from: '01:00', to: '02:30' });
    expect(isQuietAt(ms('2026-03-08T06:59:59Z'), short, 'system')).toBe(true);
    expect(isQuietAt(ms('2026-03-08T07:00:00Z'), short, 'system')).toBe(false);
  });

  it('hold both times in the repeated hour', () => {
    const short = settings({ from: '01:00', to: '01:30' });
    expect(
      ['05:10', '05:40', '06:10', '06:40'].map((clock) => isQuietAt(ms(`2026-11-01T${clock}:00Z`), short, 'system')),
    ).toEqual([true, false, true, false]);
  });
});

it('quiet hours are read in the time zone of the settings', () => {
  const settings = { quiet_hours_enabled: true, quiet_hours: Array(7).fill(NIGHT) };
  const at = Date.parse('2026-06-01T21:30:00Z');
  expect(isQuietAt(at, settings, 'Europe/Berlin')).toBe(true);
  expect(isQuietAt(at, settings, 'Europe/London')).toBe(false);
});

describe('quiet hours that are turned off', () => {
  it('never hold', () => {
    const off = { quiet_hours_enabled: false, quiet_hours: Array(7).fill({ from: '00:00', to: '00:00' }) };
    expect(isQuietAt(0, off, 'system')).toBe(false);
  });
});
