/** How many notifications the lists of both views have. */
export interface FeedCounts {
  readonly alerts: FeedCount;
  readonly everything: FeedCount;
}

/** Counted up to `MAX_COUNTED`. */
interface FeedCount {
  readonly count: number;
  /** Whether there are more. */
  readonly more: boolean;
}

/** Counting further would take longer than the list itself. */
export const MAX_COUNTED = 1_000;
