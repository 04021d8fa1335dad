import { eventDay } from '../../../core/feed/event-day.ts';
import type { EventInfos } from '../../../core/notification/notification.ts';

/** When an event is, at its venue, as seen now: with its year where that is not the current one, or always with `full`. */
export function eventDateText(infos: EventInfos | null, { nowMs, full }: { nowMs: number; full?: boolean }): string {
  return eventDay(infos, full === true ? null : new Date(nowMs).getFullYear());
}
