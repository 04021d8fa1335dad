import { parseRetryAfterMs } from '../../../core/connection/retry-after.ts';
import type { Reply } from './http/post.ts';

/** What an answer means for the alerts that were sent. */
export type DeliveryResult =
  | { readonly outcome: 'delivered' }
  /** Another try may succeed; `afterMs` if the service said when. */
  | { readonly outcome: 'retry'; readonly afterMs: number | null; readonly detail: string }
  /** The same request will never be accepted. */
  | { readonly outcome: 'refused'; readonly detail: string };

/** Statuses that are temporary: request timeout, too early, too many requests; and every 5xx. */
const RETRYABLE_STATUSES = new Set([408, 425, 429]);

/** What an answer means. @param nowMs milliseconds since the epoch, for a Retry-After that is a date. */
export function deliveryResultOf({ status, headers, body }: Reply, nowMs: number): DeliveryResult {
  if (status >= 200 && status < 300) return { outcome: 'delivered' };
  if (RETRYABLE_STATUSES.has(status) || status >= 500) {
    const afterMs = parseRetryAfterMs(headers['retry-after'], nowMs, Number.MAX_SAFE_INTEGER) ?? statedDelayMs(body);
    const waitText = afterMs === null ? '' : ` and asked to wait ${Math.ceil(afterMs / 1000)} s`;
    return { outcome: 'retry', afterMs, detail: `the service answered ${status}${waitText}` };
  }
  return { outcome: 'refused', detail: describeRefusal(status) };
}

/** Telegram says in the body when to try again (seconds), and so does Matrix (milliseconds). */
function statedDelayMs(body: string): number | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  const { parameters, retry_after_ms } = (value ?? {}) as Record<string, unknown>;
  const seconds = ((parameters ?? {}) as Record<string, unknown>).retry_after;
  if (typeof seconds === 'number' && seconds >= 0) return seconds * 1000;
  return typeof retry_after_ms === 'number' && retry_after_ms >= 0 ? retry_after_ms : null;
}

/** How long a service that reports its limit wants no further request (`X-RateLimit-Remaining: 0`), else `null`. */
export function rateLimitResetMs({ headers }: Reply): number | null {
  if (headers['x-ratelimit-remaining'] !== '0') return null;
  const seconds = Number(headers['x-ratelimit-reset-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
}

function describeRefusal(status: number): string {
  if (status >= 300 && status < 400) return `the address leads elsewhere (${status}); enter the one it leads to`;
  if (status === 401 || status === 403) return `the service refused access (${status}); check the address`;
  if (status === 404 || status === 410) return `nothing is at the address (${status}); make a new one and enter it`;
  return `the service refused it (${status})`;
}
