import { RETRY_AFTER_LIMIT_MS } from '../connection/retry-after.ts';

const RETRY_MS = 60_000;

/** What a heartbeat says of the feed. */
export type HeartbeatSignal = 'ok' | 'fail';

/** The request that was made last. */
export interface SentHeartbeat {
  readonly signal: HeartbeatSignal;
  /** Elapsed milliseconds (`core/time/clock-jumps.ts`). */
  readonly atMs: number;
  /** `refused`: the same request will never be accepted. */
  readonly outcome: 'delivered' | 'retry' | 'refused';
  /** How long the service wants to be left alone, if it said so. */
  readonly afterMs: number | null;
}

/** What is to be said now. `null`: nothing, because somebody who misses the heartbeat is to notice. */
export function wantedSignal(feed: { readonly alarmed: boolean; readonly connected: boolean }): HeartbeatSignal | null {
  if (feed.alarmed) return 'fail';
  return feed.connected ? 'ok' : null;
}

/**
 * Whether a request is due: `ok` once in each period, `fail` once; each at once if the other was said before, and again after
 * a minute, or when the service says, if there was no answer: 5 minutes at most, because silence looks like an app that has ended.
 */
export function isHeartbeatDue(
  wanted: HeartbeatSignal,
  last: SentHeartbeat | null,
  everyMs: number,
  nowMs: number,
): boolean {
  if (last === null || last.signal !== wanted) return true;
  const ageMs = nowMs - last.atMs;
  if (last.outcome === 'retry') return ageMs >= Math.min(Math.max(RETRY_MS, last.afterMs ?? 0), RETRY_AFTER_LIMIT_MS);
  return wanted === 'ok' && ageMs >= everyMs;
}
