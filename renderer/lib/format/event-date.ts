import { formatEventDay } from '../../../core/feed/format/format-event-day.ts';
import type { EventInfos } from '../../../core/notification/notification.ts';
import type { TimeFormat } from '../../../core/time/time-format.ts';

/** When an event is, at its venue, as seen now: with its year if that is not the current one, or always with `full`. */
export function formatEventDate(
  infos: EventInfos | null,
  times: TimeFormat,
  { nowMs, full }: { nowMs: number; full?: boolean },
): string {
  return formatEventDay(infos, full === true ? null : times.year(nowMs), times);
}
