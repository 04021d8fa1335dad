import type { EntryOverview } from '../../core/bridge/state/watchlist.ts';
import { foldAccents } from '../../core/text/fold.ts';

/** The entries whose texts hold every word of the query. */
export function searchEntries(views: readonly EntryOverview[], query: string): readonly EntryOverview[] {
  const words = foldAccents(query).split(' ').filter(Boolean);
  if (words.length === 0) return views;
  return views.filter((view) => {
    const infos = view.event?.event_infos;
    const { entry } = view;
    const text = foldAccents(
      [
        entry.label,
        entry.notes,
        entry.event_id,
        entry.website,
        infos?.event_name,
        infos?.event_artist_name,
        infos?.event_venue,
        infos?.event_location,
      ]
        .filter(Boolean)
        .join(' '),
    );
    return words.every((word) => text.includes(word));
  });
}
