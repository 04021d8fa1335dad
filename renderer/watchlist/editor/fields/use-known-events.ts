import { useMemo } from 'react';
import { formatEventTitle } from '../../../../core/feed/format-event-title.ts';
import { formatPlace } from '../../../../core/feed/format-place.ts';
import type { EventInfos } from '../../../../core/notification/notification.ts';
import { formatEventDate } from '../../../lib/format/event-date.ts';
import { useStores } from '../../../state/stores.tsx';
import { useTimeFormat } from '../../../state/time-format.ts';

/** Events that the feed or the watchlist has seen: id to "name · venue · date". As of when the form was opened. */
export function useKnownEvents(): ReadonlyMap<string, string> {
  const { feed, watchlist } = useStores();
  const times = useTimeFormat();
  return useMemo(() => {
    const known = new Map<string, string>();
    const addEvent = (event_id: string, event_infos: EventInfos | null) => {
      if (event_infos === null || known.has(event_id)) return;
      const parts = [
        formatEventTitle({ event_id, event_infos }),
        formatPlace(event_infos),
        formatEventDate(event_infos, times, { nowMs: Date.now() }),
      ];
      known.set(event_id, parts.filter(Boolean).join(' · '));
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
