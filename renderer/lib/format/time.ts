/** How long ago: "now", "3 s ago", "2 min ago", "5 h ago", "3 days ago". */
export function formatRelativeTime(instant: string, nowMs: number): string {
  const seconds = Math.floor((nowMs - Date.parse(instant)) / 1000);
  if (Number.isNaN(seconds)) return '';
  if (seconds < 1) return 'now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  const days = Math.floor(seconds / 86_400);
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** A length of time: "0.4 s", "35 s", "2 min 5 s", "1 h 10 min". */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  const restS = Math.round(seconds - minutes * 60);
  if (minutes < 60) return restS === 0 ? `${minutes} min` : `${minutes} min ${restS} s`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** A number of seconds that somebody has set: "5 s", "60 s" as "1 min", "1 min 30 s". */
export function formatSeconds(seconds: number): string {
  const rest = seconds % 60;
  if (seconds < 60) return `${seconds} s`;
  return rest === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${rest} s`;
}

/** Whole seconds until an instant, never negative. */
export function secondsUntil(instant: string, nowMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - nowMs) / 1000));
}

/** RFC3339 of a moment `minutes` from now. */
export function minutesFromNow(minutes: number, nowMs: number = Date.now()): string {
  return new Date(nowMs + minutes * 60_000).toISOString();
}
