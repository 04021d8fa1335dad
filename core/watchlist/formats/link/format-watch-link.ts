import type { WatchlistEntry } from '../../entry.ts';
import { BLANK_ENTRY } from '../../fields.ts';
import { SHARED_FIELDS } from './shared-fields.ts';
import { MAX_WATCH_LINK_LENGTH, UNSAFE_CHARACTERS, WATCH_LINK_START } from './watch-link.ts';

/**
 * A link that opens the form of a new entry with this entry's event and filters: `eventory-tray://watch?event_id=...`.
 * Fields at their default are left out, and so is what is the user's own (notes, sounds, browsers, mutes).
 *
 * @returns the link; `null` if it would be longer than `MAX_WATCH_LINK_LENGTH`. An export holds such an entry.
 */
export function formatWatchLink(entry: WatchlistEntry): string | null {
  const parameters = SHARED_FIELDS.flatMap((field) => {
    const value = formatValue(entry[field]);
    return value === formatValue(BLANK_ENTRY[field]) ? [] : [`${field}=${encodeURIComponent(value)}`];
  });
  const link = WATCH_LINK_START + parameters.join('&');
  return link.length > MAX_WATCH_LINK_LENGTH ? null : link;
}

/** The value as the entry schema reads it back; text that no link may hold is left out. */
function formatValue(value: WatchlistEntry[keyof WatchlistEntry]): string {
  const text = typeof value === 'object' ? (value?.join(',') ?? '') : String(value);
  return text.toWellFormed().replace(UNSAFE_CHARACTERS, '');
}
