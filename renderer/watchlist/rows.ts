import type { WatchlistView } from '../../core/bridge/contract.ts';
import { describeEntry } from '../../core/watchlist/describe.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { foldAccents } from '../../core/watchlist/fold.ts';
import { readInstant } from '../../core/watchlist/instant.ts';
import { eventDateText } from '../lib/format/event-date.ts';
import { placeText } from '../lib/format/item.ts';

/** By what the table can be sorted. */
export type SortKey = 'event' | 'filters' | 'last_alert' | 'today' | 'state';
/** The order of the table. */
export interface Sorting {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** What a person calls the entry: its label, else the event's name, else its id. */
export function entryTitle({ entry, event }: WatchlistView): string {
  if (entry.label !== '') return entry.label;
  return event?.event_infos?.event_name ?? event?.event_infos?.event_artist_name ?? `Event ${entry.event_id}`;
}

/** The event under the title: name where the title is a label of its own, venue and date, else the id. */
export function entryEvent({ entry, event }: WatchlistView, nowMs: number): string {
  const infos = event?.event_infos ?? null;
  const name = entry.label !== '' && infos?.event_name !== entry.label ? infos?.event_name : null;
  const parts = [name, placeText(infos), eventDateText(infos, { nowMs })].filter(Boolean);
  return parts.length === 0 ? `${entry.website ?? 'no message yet'} · ${entry.event_id}` : parts.join(' · ');
}

const described = new WeakMap<WatchlistEntry, string>();

/** The entry's filters in words; worked out once per entry, since sorting asks for all of them. */
export function filterWords(entry: WatchlistEntry): string {
  let words = described.get(entry);
  if (words === undefined) {
    words = describeEntry(entry);
    described.set(entry, words);
  }
  return words;
}

/** Milliseconds until which the entry is muted; `null` where it is not (or its text cannot be read). */
export function mutedUntilMs(entry: WatchlistEntry, nowMs: number): number | null {
  if (entry.muted_until === null) return null;
  const until = readInstant(entry.muted_until);
  return until !== null && until > nowMs ? until : null;
}

/** The entries whose texts hold every word of the query. */
export function searchEntries(views: readonly WatchlistView[], query: string): readonly WatchlistView[] {
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

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The entries in order. Equal ones keep the order in which they were added. */
export function sortEntries(
  views: readonly WatchlistView[],
  { key, descending }: Sorting,
  nowMs: number,
): readonly WatchlistView[] {
  const direction = descending ? -1 : 1;
  switch (key) {
    case 'event':
      return by(views, entryTitle, collator.compare, direction);
    case 'filters':
      return by(views, (view) => filterWords(view.entry), collator.compare, direction);
    case 'last_alert':
      return by(
        views,
        (view) => view.last_alert_at ?? '',
        (a, b) => (a < b ? -1 : a > b ? 1 : 0),
        direction,
      );
    case 'today':
      return by(
        views,
        (view) => view.alerts_today,
        (a, b) => a - b,
        direction,
      );
    case 'state':
      return by(
        views,
        (view) => stateRank(view.entry, nowMs),
        (a, b) => a - b,
        direction,
      );
  }
}

function by<K>(
  views: readonly WatchlistView[],
  keyOf: (view: WatchlistView) => K,
  compare: (a: K, b: K) => number,
  direction: 1 | -1,
): readonly WatchlistView[] {
  return views
    .map((view) => ({ view, key: keyOf(view) }))
    .sort((a, b) => direction * compare(a.key, b.key))
    .map(({ view }) => view);
}

function stateRank(entry: WatchlistEntry, nowMs: number): number {
  if (!entry.enabled) return 2;
  return mutedUntilMs(entry, nowMs) === null ? 0 : 1;
}
