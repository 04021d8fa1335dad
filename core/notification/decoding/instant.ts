/** RFC3339 date and time, with the offset it must have. */
const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** Milliseconds since the epoch of an RFC3339 text, or `null` if it is none. */
export function parseInstantMs(text: string | null): number | null {
  if (text === null || !RFC3339.test(text)) return null;
  const ms = Date.parse(text.replace(' ', 'T'));
  return Number.isNaN(ms) ? null : ms;
}

let latestMs = Number.NaN;
let latestText = '';

/** RFC3339 in UTC with milliseconds. */
export function formatInstant(ms: number): string {
  // Messages of a burst come within one millisecond.
  if (ms !== latestMs) {
    latestText = new Date(ms).toISOString();
    latestMs = ms;
  }
  return latestText;
}
