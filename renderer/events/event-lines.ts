import { formatEventTitle } from '../../core/feed/format/format-event-title.ts';
import { namesEvent } from '../../core/matching/filters/website.ts';
import { eventKey } from '../../core/notification/event-key.ts';
import type { EventOverview } from '../../core/series/event-overview.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';

/** An event with what the watchlist says of it. */
export interface EventLine {
  readonly key: string;
  readonly event: EventOverview;
  readonly title: string;
  /** Entries that name the event, and its site if they name one. */
  readonly entries: readonly WatchlistEntry[];
}

/** Puts each event together with the entries that watch it. */
export function eventLines(events: readonly EventOverview[], entries: readonly WatchlistEntry[]): EventLine[] {
  const byEvent = Map.groupBy(entries, (entry) => entry.event_id);
  return events.map((event) => {
    const own = (byEvent.get(event.event_id) ?? []).filter((entry) => namesEvent(entry, event));
    const label = own.find((entry) => entry.label !== '')?.label ?? '';
    return { key: eventKey(event), event, title: formatEventTitle(event, label), entries: own };
  });
}

/** Whether an alert may come of the event: an entry that is on names it. */
export function isWatched({ entries }: EventLine): boolean {
  return entries.some((entry) => entry.enabled);
}
