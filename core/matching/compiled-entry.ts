import type { Notification } from '../notification/notification.ts';
import type { WatchlistEntry } from '../watchlist/entry.ts';
import { createOfferFilters } from './create-offer-filters.ts';
import { createRelativeFilters } from './create-relative-filters.ts';
import type { FilterName } from './decision.ts';
import { changeTypeFilter } from './filters/change-type.ts';
import { dateFilter } from './filters/date.ts';
import type { MessageFilter, OfferFilter } from './filters/filter.ts';
import { muteEndMs } from './filters/mute-end.ts';
import type { RelativeFilter } from './filters/relative/relative-filter.ts';
import { websiteFilter } from './filters/website.ts';
import type { PriceHistory, PriceQuestion } from './history/price-history.ts';

/** A watchlist entry with its expressions parsed. */
export interface ParsedEntry {
  readonly entry: WatchlistEntry;
  /** If this answers no, the entry does not name the notification's event at all. */
  readonly website: MessageFilter | null;
  /** Milliseconds since the epoch; `null` for no mute. */
  readonly muteEndMs: number | null;
  readonly relativeFilters: readonly RelativeFilter[];
  /** Everything that evaluates a message except the relative filters. */
  readonly compiled: CompiledEntry;
}

/** A watchlist entry ready to evaluate one message, or every message if it has no relative filter. */
export interface CompiledEntry {
  readonly entry: WatchlistEntry;
  /** Asked in order, before any offer. */
  readonly messageFilters: readonly MessageFilter[];
  /** Asked of each offer, in order; the relative ones last. */
  readonly offerFilters: readonly OfferFilter[];
  /** Those of `offerFilters` that compare with earlier prices. */
  readonly relativeFilters: readonly OfferFilter[];
  readonly stockThreshold: number | null;
}

/** The fields that rule on the message as a whole, before any offer. */
export const MESSAGE_FILTERS: readonly FilterName[] = ['website', 'change_type', 'date_filter'];

const parsedEntries = new WeakMap<WatchlistEntry, ParsedEntry>();
const NO_FILTERS: readonly OfferFilter[] = [];

/**
 * Parses an entry's expressions, once for each entry object: entries are values, so one that was edited is another
 * object, and the rest of a watchlist is not parsed again.
 */
export function parseFilters(entry: WatchlistEntry): ParsedEntry {
  const known = parsedEntries.get(entry);
  if (known !== undefined) return known;
  const website = websiteFilter(entry);
  const result: ParsedEntry = {
    entry,
    website,
    muteEndMs: muteEndMs(entry),
    relativeFilters: createRelativeFilters(entry),
    compiled: {
      entry,
      messageFilters: [website, changeTypeFilter(entry), dateFilter(entry)].filter((filter) => filter !== null),
      offerFilters: createOfferFilters(entry),
      relativeFilters: NO_FILTERS,
      stockThreshold: entry.stock_threshold_filter,
    },
  };
  parsedEntries.set(entry, result);
  return result;
}

/** @param history what was seen of the event before the message; `null` if that is not known. */
export function compileParsed(
  { compiled, relativeFilters }: ParsedEntry,
  notification: Notification,
  history: PriceHistory | null,
): CompiledEntry {
  if (relativeFilters.length === 0) return compiled;
  const relative = relativeFilters.map((filter) => filter.forMessage(notification, history));
  return { ...compiled, offerFilters: [...compiled.offerFilters, ...relative], relativeFilters: relative };
}

/** An entry ready to evaluate a message. @param history as for `compileParsed`. */
export function compileEntry(
  entry: WatchlistEntry,
  notification: Notification,
  history: PriceHistory | null,
): CompiledEntry {
  return compileParsed(parseFilters(entry), notification, history);
}

/** What has to be known of earlier prices to ask an entry's filters; empty for most entries. */
export function priceQuestions(entry: WatchlistEntry): readonly PriceQuestion[] {
  return parseFilters(entry).relativeFilters.map(({ question }) => question);
}
