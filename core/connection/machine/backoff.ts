import { RETRY_AFTER_LIMIT_MS } from '../retry-after.ts';

/** The first delay is at most this long. */
const BACKOFF_BASE_MS = 500;
/** No delay is longer than this; see `failure.ts` for the causes that are retried slowly. */
export const BACKOFF_CAP_MS = { retry: 30_000, retry_slowly: 60_000 } as const;
/** An open connection that lasted this long makes the next loss the first again. */
export const BACKOFF_RESET_MS = 60_000;

/**
 * The delay before the next try, in milliseconds: full jitter, that is anything from nothing to an exponentially
 * growing bound. All clients that one outage cuts off so come back spread out, not as one wave.
 *
 * @param failures how many tries have failed in a row, from 1
 * @param capMs no delay is longer
 * @param random from 0 up to, not including, 1
 * @param baseMs the bound of the first delay
 */
export function backoffMs(failures: number, capMs: number, random: number, baseMs: number = BACKOFF_BASE_MS): number {
  return Math.round(random * Math.min(capMs, baseMs * 2 ** Math.min(failures - 1, 30)));
}

/**
 * A wait that the gateway asked for, up to a tenth longer at random so that not all it sent away return in one instant;
 * 5 minutes at most.
 */
export function requestedDelayMs(retryAfterMs: number, random: number): number {
  return Math.min(Math.round(retryAfterMs * (1 + random / 10)), RETRY_AFTER_LIMIT_MS);
}
