import { useMemo } from 'react';
import { formatEventTitle } from '../../../../core/feed/format/format-event-title.ts';
import { formatPlace } from '../../../../core/feed/format/format-place.ts';
import type { EventInfos } from '../../../../core/notification/notification.ts';
import { formatEventDate } from '../../../lib/format/event-date.ts';
import { useStores } from '../../../state/stores.tsx';
import { useTimeFormat } from '../../../state/time-format.ts';

/** What the form says of an event. */
export interface KnownEvent {
  readonly title: string;
  /** Blank if it is not known. */
  readonly date: string;
  readonly place: string;
}

/** Events that the feed or the watchlist has seen, by id. As of when the form was opened. */
export function useKnownEvents(): ReadonlyMap<string, KnownEvent> {
  const { feed, watchlist } = useStores();
  const times = useTimeFormat();
  return useMemo(() => {
    const known = new Map<string, KnownEvent>();
    const addEvent = (event_id: string, event_infos: EventInfos | null) => {
      if (event_infos === null || known.has(event_id)) return;
      known.set(event_id, {
        title: formatEventTitle({ event_id, event_infos }),
        date: formatEventDate(event_infos, times, { nowMs: Date.now() }),
        place: formatPlace(event_infos),
      });
    };
    for (const item of feed.getState().items) {
      if (item.kind === 'notification') addEvent(item.event_id, item.event_infos);
    }
    for (const { entry, event } of watchlist.getState().watchlist?.entries ?? []) {
      addEvent(entry.event_id, event?.event_infos ?? null);
    }
    return known;
  }, [feed, watchlist, times]);
}
