/** Each bucket reaches this much further than the one before. */
const GROWTH = 1.15;
/** Delays up to this are in the first bucket, in milliseconds. */
const FIRST_MS = 10;
/** Beyond an hour a clock is wrong. */
const MAX_BUCKET = Math.ceil(Math.log(3_600_000 / FIRST_MS) / Math.log(GROWTH));

/** The bucket of a delay in milliseconds. A negative one, of a clock that is behind, is in the first one. */
export function delayBucket(ms: number): number {
  if (!(ms > FIRST_MS)) return 0;
  return Math.min(MAX_BUCKET, Math.ceil(Math.log(ms / FIRST_MS) / Math.log(GROWTH)));
}

/** A delay that stands for those of a bucket, in milliseconds. */
export const bucketMiddleMs = (bucket: number): number =>
  bucket === 0 ? 0 : Math.round(FIRST_MS * GROWTH ** (bucket - 0.5));
