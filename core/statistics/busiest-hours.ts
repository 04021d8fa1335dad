/** Fewer than this say nothing about the hours at which drops come. */
const MIN_DROPS = 8;
/** An hour stands out if it has at least this share of what the busiest hour has. */
const NEAR_BUSIEST = 0.8;
/** The hours that stand out are a pattern if they hold this share of all drops. */
const MIN_SHARE = 0.2;
/** Hours of a week that may stand out; more are no pattern. */
const MAX_HOURS = 12;

/** Hours of one or more days: `from` 10 and `to` 12 for 10:00 to 12:00. Days count from Monday, 0. */
export interface BusyHours {
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Whether hours stand out; `few`: there are too few drops to tell. */
export type DropPattern =
  | { readonly kind: 'few' }
  | { readonly kind: 'spread' }
  | { readonly kind: 'busy'; readonly spans: readonly BusyHours[] };

/**
 * The hours of the week at which most drops come.
 *
 * @param hours 168 counts, Monday's hours first.
 */
export function findDropPattern(hours: readonly number[]): DropPattern {
  const total = hours.reduce((sum, count) => sum + count, 0);
  if (total < MIN_DROPS) return { kind: 'few' };
  const busiest = Math.max(...hours);
  const standsOut = (hour: number) => (hours[hour] ?? 0) >= Math.max(2, busiest * NEAR_BUSIEST);
  const found = hours.flatMap((_, hour) => (standsOut(hour) ? [hour] : []));
  const held = found.reduce((sum, hour) => sum + (hours[hour] ?? 0), 0);
  // What holds a tenth of the week holds a tenth of what is spread evenly.
  const isPattern = found.length > 0 && found.length <= MAX_HOURS && held >= total * MIN_SHARE;
  return isPattern ? { kind: 'busy', spans: joinDays(joinHours(found)) } : { kind: 'spread' };
}

/** Hours of one day that follow each other, as one span. */
function joinHours(hours: readonly number[]): { readonly day: number; readonly from: number; readonly to: number }[] {
  const spans: { day: number; from: number; to: number }[] = [];
  for (const hour of hours) {
    const day = Math.floor(hour / 24);
    const last = spans.at(-1);
    if (last !== undefined && last.day === day && last.to === hour % 24) last.to += 1;
    else spans.push({ day, from: hour % 24, to: (hour % 24) + 1 });
  }
  return spans;
}

/** The same hours of several days, as one span. */
function joinDays(spans: ReturnType<typeof joinHours>): BusyHours[] {
  const byHours = Map.groupBy(spans, ({ from, to }) => `${from} ${to}`);
  return [...byHours.values()].map((same) => ({
    days: same.map(({ day }) => day),
    from: same[0]?.from ?? 0,
    to: same[0]?.to ?? 0,
  }));
}
