import { bucketMiddleMs } from './delay-buckets.ts';

/** How many messages had a delay of a bucket. */
export type BucketCount = readonly [bucket: number, count: number];

/** The delay that a share of all messages did not exceed, to about 7 percent; `null` of none. */
export function delayPercentileMs(buckets: readonly BucketCount[], share: number): number | null {
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let left = Math.max(1, Math.ceil(total * share));
  for (const [bucket, count] of buckets.toSorted(([a], [b]) => a - b)) {
    left -= count;
    if (left <= 0) return bucketMiddleMs(bucket);
  }
  return null;
}
