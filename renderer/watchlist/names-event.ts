import { foldText } from '../../core/text/fold.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';

/** An event, at the site that told of it if that is known. */
export interface NamedEvent {
  readonly event_id: string;
  readonly website: string | null;
}

/** Whether an entry is about an event, as `core/matching/filters/website.ts` decides it for messages. */
export function namesEvent(entry: WatchlistEntry, event: NamedEvent): boolean {
  if (entry.event_id !== event.event_id) return false;
  const wanted = foldText(entry.website ?? '');
  return wanted === '' || event.website === null || foldText(event.website) === wanted;
}
