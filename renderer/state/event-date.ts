import { type EventDay, eventDayOf } from '../../core/feed/format/format-event-day.ts';
import type { EventInfos } from '../../core/notification/notification.ts';
import { formatEventDate } from '../lib/format/event-date.ts';
import { useClock } from './stores.tsx';
import { useTimeFormat } from './time-format.ts';

/** When an event is, as `formatEventDate` writes it; renders again at the turn of a year. */
export function useEventDate(infos: EventInfos | null, options: { full?: boolean } = {}): string {
  const times = useTimeFormat();
  return useClock((nowMs) => formatEventDate(infos, times, { nowMs, ...options }));
}

/** The same in parts, for two lines. */
export function useEventDay(infos: EventInfos | null): EventDay {
  const times = useTimeFormat();
  const year = useClock((nowMs) => times.year(nowMs));
  return eventDayOf(infos, year, times);
}
