import type { Manner } from './requests.ts';

/** Keeps requests within a service's limits. Times are milliseconds since the epoch. */
export interface Limiter {
  /** When the next request may go: `now` or later. */
  nextAt(now: number): number;
  /**
   * Counts a request. Call what it returns with the time of the answer: until then the service may not have counted it,
   * and its windows are what counts.
   */
  count(now: number): (answeredAt: number) => void;
  /** No request before then, because the service said so. */
  holdUntil(at: number): void;
}

/** Limits as sliding windows: in no window of the given length does the service see more requests than it allows. */
export function createLimiter(limits: Manner['limits']): Limiter {
  const longestMs = Math.max(...limits.map(({ windowMs }) => windowMs));
  let sent: { at: number }[] = [];
  let heldUntil = 0;
  return {
    nextAt(now) {
      const free = limits.map(({ requests, windowMs }) => {
        const nth = sent.at(-requests);
        return nth === undefined ? now : nth.at + windowMs;
      });
      return Math.max(now, heldUntil, ...free);
    },
    count(now) {
      const request = { at: now };
      sent = [...sent.filter(({ at }) => now - at < longestMs), request];
      return (answeredAt) => {
        request.at = answeredAt;
        sent.sort((a, b) => a.at - b.at);
      };
    },
    holdUntil(at) {
      heldUntil = Math.max(heldUntil, at);
    },
  };
}
