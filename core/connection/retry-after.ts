/** The longest wait of the gateway that is kept. */
export const RETRY_AFTER_LIMIT_MS = 5 * 60_000;

/**
 * Reads a Retry-After header (RFC 9110 section 10.2.3): seconds, which some services send with
 * fractions, or an HTTP date. Milliseconds from now, `maxMs` at most; `null` if it is absent or unreadable.
 */
export function parseRetryAfterMs(
  header: string | undefined,
  nowMs: number,
  maxMs: number = RETRY_AFTER_LIMIT_MS,
): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Number(text) * 1000, maxMs);
  // A date names its weekday or month; a bare "-1" would also parse as one.
  const date = /[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.min(Math.max(date - nowMs, 0), maxMs);
}
