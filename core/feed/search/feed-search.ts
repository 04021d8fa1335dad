import { websiteKey } from '../../notification/website-key.ts';
import { foldAccents } from '../../text/fold.ts';
import { formatSection } from '../../text/format/format-section.ts';
import type { FeedItem, NotificationItem, OfferSummary } from '../feed-item.ts';

/** What a list of feed items is narrowed to; the fields of the request `feed.list`. */
export interface FeedFilter {
  /** `alerts`: only outcome alert, and gaps. */
  readonly view: 'alerts' | 'everything';
  /** Words that event, artist, venue, location, id or the name of any section or offer contain; blank for all. */
  readonly query: string;
  readonly website: string | null;
  readonly change_type: string | null;
}

/** The words of a query, without case and accents; empty for a blank one. */
export function searchWords(query: string): string[] {
  return foldAccents(query)
    .split(' ')
    .filter((word) => word !== '');
}

/** What a search looks at, each without case and accents; an empty text for what is not known. */
export interface SearchFields {
  readonly event: string;
  readonly artist: string;
  readonly venue: string;
  readonly location: string;
  readonly event_id: string;
  /** Section and name of the best offer. A section is found as "104" and as "section 104". */
  readonly offer: string;
}

/** What the search fields are made of. */
export type SearchedItem = Pick<NotificationItem, 'event_id' | 'event_infos'> & {
  readonly best: Pick<OfferSummary, 'section_name' | 'offer_name'> | null;
};

export function searchFields({ event_id, event_infos: infos, best }: SearchedItem): SearchFields {
  const fold = (text: string | null | undefined) => foldAccents(text ?? '');
  return {
    event: fold(infos?.event_name),
    artist: fold(infos?.event_artist_name),
    venue: fold(infos?.event_venue),
    location: fold(infos?.event_location),
    event_id: fold(event_id),
    offer: best === null ? '' : fold(`${formatSection(best.section_name)} ${best.offer_name ?? ''}`),
  };
}

/** The text that a search looks at: every field, between line breaks, which no word of a query has. */
export function searchText(fields: SearchFields): string {
  return Object.values(fields).join('\n');
}

/** Whether an item belongs to a list with this filter. Gaps belong to every list that is not searched or narrowed. */
export function matchesFilter(item: FeedItem, filter: FeedFilter): boolean {
  if (item.kind === 'gap') return filter.query === '' && filter.website === null && filter.change_type === null;
  if (filter.view === 'alerts' && item.outcome !== 'alert') return false;
  if (filter.website !== null && websiteKey(item.website) !== websiteKey(filter.website)) return false;
  if (filter.change_type !== null && !item.changes.some((change) => change.type === filter.change_type)) return false;
  const text = searchText(searchFields(item));
  return searchWords(filter.query).every((word) => text.includes(word));
}
