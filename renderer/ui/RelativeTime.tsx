import { formatRelativeTime } from '../lib/format/time.ts';
import { useClock } from '../state/stores.tsx';

/** How long ago an instant was. Ticks with the window's one clock and renders only when its words change. */
export function RelativeTime({ at }: { at: string }) {
  return <time dateTime={at}>{useClock((nowMs) => formatRelativeTime(at, nowMs))}</time>;
}
