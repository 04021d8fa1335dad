/** How long something took, in milliseconds; 0 and no times if it was never seen. */
export interface Durations {
  readonly count: number;
  readonly shortest_ms: number | null;
  readonly median_ms: number | null;
  /** Nine of ten took no longer. */
  readonly p90_ms: number | null;
}

/** @param ms in any order. */
export function summarizeDurations(ms: readonly number[]): Durations {
  const sorted = Float64Array.from(ms).sort();
  return {
    count: sorted.length,
    shortest_ms: sorted[0] ?? null,
    median_ms: percentileOf(sorted, 0.5),
    p90_ms: percentileOf(sorted, 0.9),
  };
}

/** The smallest value that at least this share of all does not exceed; `null` of none. */
function percentileOf(sorted: Float64Array, share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
