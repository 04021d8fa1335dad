/** Each bucket reaches this much further than the one before. */
const GROWTH = 1.15;
/** Delays up to this are in the first bucket, in milliseconds. */
const FIRST_MS = 10;
/** Beyond an hour a clock is wrong. */
const MAX_BUCKET = Math.ceil(Math.log(3_600_000 / FIRST_MS) / Math.log(GROWTH));

/** How many messages had a delay of a bucket. */
export type BucketCount = readonly [bucket: number, count: number];

/** The bucket of a delay in milliseconds. A negative one, of a clock that is behind, is in the first one. */
export function delayBucket(ms: number): number {
  if (!(ms > FIRST_MS)) return 0;
  return Math.min(MAX_BUCKET, Math.ceil(Math.log(ms / FIRST_MS) / Math.log(GROWTH)));
}

/** The delay that a share of all messages did not exceed, to about 7 percent; `null` of none. */
export function delayPercentileMs(buckets: readonly BucketCount[], share: number): number | null {
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let left = Math.max(1, Math.ceil(total * share));
  for (const [bucket, count] of buckets.toSorted(([a], [b]) => a - b)) {
    left -= count;
    if (left <= 0) return middleMs(bucket);
  }
  return null;
}

const middleMs = (bucket: number): number => (bucket === 0 ? 0 : Math.round(FIRST_MS * GROWTH ** (bucket - 0.5)));
