import { offsetMs, type TimeZone } from '../time/wall-time.ts';

/** Hours of a week, from Monday midnight. */
export const WEEK_HOURS = 7 * 24;
const QUARTER_MS = 15 * 60 * 1000;
const HOUR_MS = 4 * QUARTER_MS;
const DAY_MS = 24 * HOUR_MS;

/** How often something happened in a quarter of an hour; the quarter is counted from the epoch. */
export type QuarterCount = readonly [quarter: number, count: number];

/** The hour of the week that clocks of a zone show at an instant: 0 is Monday 00:00 to 01:00. */
export function hourOfWeek(ms: number, zone: TimeZone): number {
  return hourOf(ms + offsetMs(ms, zone));
}

/**
 * Counts by hour of the week, as clocks of a zone show it: an hour that a clock change repeats counts twice, one that
 * it skips not at all. Quarters, because there are zones that are so many minutes ahead.
 *
 * @returns 168 counts, Monday's hours first.
 */
export function countByHourOfWeek(quarters: readonly QuarterCount[], zone: TimeZone): number[] {
  const hours = new Array<number>(WEEK_HOURS).fill(0);
  const byDay = Map.groupBy(quarters, ([quarter]) => Math.floor((quarter * QUARTER_MS) / DAY_MS));
  for (const [day, counts] of byDay) {
    const offset = offsetMs(day * DAY_MS, zone);
    // Asking for every quarter would take long, and clocks change on two days of a year.
    const changes = offset !== offsetMs((day + 1) * DAY_MS, zone);
    for (const [quarter, count] of counts) {
      const ms = quarter * QUARTER_MS;
      const hour = changes ? hourOfWeek(ms, zone) : hourOf(ms + offset);
      hours[hour] = (hours[hour] ?? 0) + count;
    }
  }
  return hours;
}

/** 1970-01-05 was a Monday. */
function hourOf(localMs: number): number {
  const hour = Math.floor((localMs - 4 * DAY_MS) / HOUR_MS) % WEEK_HOURS;
  return hour < 0 ? hour + WEEK_HOURS : hour;
}

/** Steps of shade, from 0 for none to 4 for the busiest. */
export const HEAT_LEVELS = 4;

/** How strongly a count is shown beside the largest one: 0 for none, at least 1 for any, 4 for the largest. */
export function heatLevel(count: number, largest: number): number {
  return count === 0 ? 0 : Math.max(1, Math.ceil((count / largest) * HEAT_LEVELS));
}
