const DAY_MS = 24 * 60 * 60 * 1000;

/** How far back statistics go. */
export const STATISTICS_PERIODS = ['day', 'week', 'month', 'all'] as const;
export type StatisticsPeriod = (typeof STATISTICS_PERIODS)[number];

const LENGTHS_MS: Readonly<Record<StatisticsPeriod, number>> = {
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
  all: Number.POSITIVE_INFINITY,
};

/** When a period that ends now began, in milliseconds since the epoch; 0 for all there is. */
export function periodStartMs(period: StatisticsPeriod, nowMs: number): number {
  return Math.max(0, nowMs - LENGTHS_MS[period]);
}
