import { searchFields, searchText, searchWords } from '../../core/feed/search/feed-search.ts';
import { foldAccents } from '../../core/text/fold.ts';
import type { EventLine } from './event-lines.ts';

/** The events that have every word of a query in their name, artist, venue, place, id, site or the label of their entry. */
export function searchEvents(lines: readonly EventLine[], query: string): readonly EventLine[] {
  const words = searchWords(query);
  if (words.length === 0) return lines;
  return lines.filter(({ event, title }) => {
    const text = `${searchText(searchFields({ ...event, best: null }))}\n${foldAccents(`${event.website ?? ''}\n${title}`)}`;
    return words.every((word) => text.includes(word));
  });
}
