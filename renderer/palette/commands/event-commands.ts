import { IconCalendarEvent } from '@tabler/icons-react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatEventTitle } from '../../../core/feed/format/format-event-title.ts';
import { eventKey } from '../../../core/notification/event-key.ts';
import { formatEventDate } from '../../lib/format/event-date.ts';
import { formatPriceOrUnknown } from '../../lib/format/price.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { timeFormatOf } from '../../state/time-format.ts';
import type { Command } from '../command.ts';
import { matchesQuery, type PaletteQuery } from '../parse-palette-query.ts';

/** The events of the feed that a query finds, newest first. Each leads to its newest row. */
export function eventCommands(stores: WindowStores, query: PaletteQuery): Command[] {
  const { feed, view } = stores;
  const newest = new Map<string, NotificationItem>();
  for (const item of feed.getState().items) {
    if (item.kind !== 'notification') continue;
    const key = eventKey(item);
    if (!newest.has(key)) newest.set(key, item);
  }
  return [...newest]
    .filter(([, { event_id, event_infos: infos }]) =>
      matchesQuery(query, [
        event_id,
        infos?.event_name,
        infos?.event_artist_name,
        infos?.event_venue,
        infos?.event_location,
      ]),
    )
    .map(([key, item]) => ({
      id: `event ${key}`,
      label: formatEventTitle(item),
      detail: formatEventDate(item.event_infos, timeFormatOf(stores), { nowMs: Date.now() }),
      note: item.best === null ? '' : formatPriceOrUnknown(item.best),
      Icon: IconCalendarEvent,
      run: () => {
        view.getState().show('feed');
        view.getState().select(item.id);
      },
    }));
}
