import type { DeliveryLimits } from '../targets/target.ts';

/** Keeps requests within a service's limits. Times are milliseconds of elapsed time (`Clock.elapsed`). */
export interface RateLimiter {
  /** When the next request may go: `now` or later. */
  nextAtMs(now: number): number;
  /** The same for what can wait: at most half of what the service allows, so that alerts find the other half free. */
  spareAtMs(now: number): number;
  /**
   * Counts a request. Call what it returns with the time of the answer: until then the service may not have counted it,
   * and only its own windows matter.
   */
  count(now: number): (answeredAt: number) => void;
  /** No request before then, because the service said so. */
  holdUntil(untilMs: number): void;
}

/** Limits as sliding windows: in no window of the given length does the service see more requests than it allows. */
export function createRateLimiter(limits: DeliveryLimits['limits']): RateLimiter {
  const longestMs = Math.max(...limits.map(({ windowMs }) => windowMs));
  let sentRequests: { at: number }[] = [];
  let heldUntilMs = 0;
  function freeAtMs(now: number, share: number): number {
    const free = limits.map(({ requests, windowMs }) => {
      const nth = sentRequests.at(-Math.ceil(requests * share));
      return nth === undefined ? now : nth.at + windowMs;
    });
    return Math.max(now, heldUntilMs, ...free);
  }
  return {
    nextAtMs: (now) => freeAtMs(now, 1),
    spareAtMs: (now) => freeAtMs(now, 0.5),
    count(now) {
      const request = { at: now };
      sentRequests = [...sentRequests.filter(({ at }) => now - at < longestMs), request];
      return (answeredAt) => {
        request.at = answeredAt;
        sentRequests.sort((a, b) => a.at - b.at);
      };
    },
    holdUntil(at) {
      heldUntilMs = Math.max(heldUntilMs, at);
    },
  };
}
