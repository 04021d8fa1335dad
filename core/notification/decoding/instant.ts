/** RFC3339 date and time, with the offset it must have. */
const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

let latestInstant: string | null = null;

/** Whether a text is an RFC3339 time. */
export function isInstant(text: string): boolean {
  // Messages of a burst have the same timestamp, which is written in seconds.
  if (text === latestInstant) return true;
  if (!RFC3339.test(text) || Number.isNaN(Date.parse(text.replace(' ', 'T')))) return false;
  latestInstant = text;
  return true;
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
