import { describe, expect, it } from 'vitest';
import { countByHourOfWeek, heatLevel, hourOfWeek } from '../../../core/statistics/hour-of-week.ts';

const QUARTER_MS = 15 * 60_000;
const at = (instant: string) => Date.parse(instant);

describe('the hour of the week', () => {
  it.each([
    ['2026-06-01T00:00:00Z', 'UTC', 'Mon', 0],
    ['2026-06-07T23:59:59Z', 'UTC', 'Sun', 23],
    ['2026-06-07T23:59:59Z', 'Europe/Berlin', 'Mon', 1],
    ['2026-06-02T14:30:00Z', 'America/New_York', 'Tue', 10],
    // 5 hours 45 minutes ahead: half of the hour belongs to the next one.
    ['2026-06-02T04:10:00Z', 'Asia/Kathmandu', 'Tue', 9],
    ['2026-06-02T04:15:00Z', 'Asia/Kathmandu', 'Tue', 10],
    // 10:00 in Berlin, before and after the clocks go forward on Sunday 29 March 2026.
    ['2026-03-27T09:00:00Z', 'Europe/Berlin', 'Fri', 10],
    ['2026-04-03T08:00:00Z', 'Europe/Berlin', 'Fri', 10],
  ])('of %s in %s is %s %i', (instant, zone, day, hour) => {
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    expect(hourOfWeek(at(instant), zone)).toBe(days.indexOf(day) * 24 + hour);
  });
});

describe('counts by hour of the week', () => {
  const quarter = (instant: string) => at(instant) / QUARTER_MS;
  const SUNDAY = 6 * 24;

  it('add what came at the same hour of several weeks', () => {
    const hours = countByHourOfWeek(
      [
        [quarter('2026-06-02T10:00:00Z'), 2],
        [quarter('2026-06-02T10:45:00Z'), 1],
        [quarter('2026-06-09T10:15:00Z'), 4],
        [quarter('2026-06-09T11:00:00Z'), 1],
      ],
      'UTC',
    );
    expect(hours).toHaveLength(168);
    expect([hours[34], hours[35]]).toEqual([7, 1]);
    expect(hours.reduce((sum, count) => sum + count)).toBe(8);
  });

  it('have an hour twice that a clock change repeats, and none that it skips', () => {
    const everyQuarter = (from: string, to: string) =>
      Array.from({ length: quarter(to) - quarter(from) }, (_, index) => [quarter(from) + index, 1] as const);
    const autumn = countByHourOfWeek(everyQuarter('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'), 'Europe/Berlin');
    expect([autumn[SUNDAY + 1], autumn[SUNDAY + 2], autumn[SUNDAY + 3]]).toEqual([4, 8, 4]);
    const spring = countByHourOfWeek(everyQuarter('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'), 'Europe/Berlin');
    expect([spring[SUNDAY + 1], spring[SUNDAY + 2], spring[SUNDAY + 3]]).toEqual([4, 0, 4]);
  });
});

it.each([
  [0, 6, 0],
  [1, 100, 1],
  [1, 1, 4],
  [3, 6, 2],
  [4, 6, 3],
  [6, 6, 4],
])('%i of at most %i is shown as level %i', (count, largest, level) => {
  expect(heatLevel(count, largest)).toBe(level);
});
