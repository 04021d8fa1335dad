/** The longest wait that a Retry-After may ask for (design section 7). */
export const RETRY_AFTER_LIMIT_MS = 5 * 60_000;

/**
 * Reads a Retry-After header (RFC 9110 section 10.2.3): seconds, or an HTTP date. Milliseconds from now, 5 minutes at
 * most; `null` where it is absent or unreadable.
 */
export function parseRetryAfterMs(header: string | undefined, nowMs: number): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, RETRY_AFTER_LIMIT_MS);
  // A date names its weekday or month; a bare "-1" would also parse as one.
  const date = /[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.min(Math.max(date - nowMs, 0), RETRY_AFTER_LIMIT_MS);
}
