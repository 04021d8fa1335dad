import { formatCheapest } from '../../notification/format-price.ts';
import type { EventInfos, Notification, Offer } from '../../notification/notification.ts';
import { memoize } from '../../text/memoize.ts';
import { MAX_NAME_LENGTH } from '../../text/name-length.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import type { Answer } from '../../watchlist/expressions/answer.ts';
import {
  foldKeywordText,
  type KeywordExpression,
  type KeywordText,
  matchKeywordExpression,
  parseKeywordExpression,
} from '../../watchlist/expressions/keyword.ts';
import type { OfferFilter } from './filter.ts';

/**
 * `keywords`: the keyword expression over event, artist, venue, location, section and offer name of each offer.
 * Unreadable: unknown.
 */
export function keywordsFilter(entry: WatchlistEntry): OfferFilter | null {
  const parsed = parseKeywordExpression(entry.keywords);
  const expression = parsed.ok ? parsed.expression : null;
  if (expression !== null && expression.alternatives.length + expression.excludes.length === 0) return null;
  return {
    field: 'keywords',
    answer: (offer, notification) => (expression === null ? 'unknown' : keywordAnswer(expression, offer, notification)),
    miss: () => 1,
    detailSeparator: ': ',
    detail: (nearest) => `keywords don’t match${formatCheapest(nearest)}`,
    phrase: () => 'does not fit your keywords',
  };
}

function keywordAnswer(expression: KeywordExpression, offer: Offer, notification: Notification): Answer {
  const { event_infos } = notification;
  const texts = [foldedNameText(offer.section_name, notification)];
  if (offer.offer_name !== null) texts.push(foldedNameText(offer.offer_name, notification));
  const eventKnown = event_infos !== null && eventNames(event_infos).some((name) => name !== null);
  if (eventKnown) texts.push(foldedEventText(event_infos));
  return matchKeywordExpression(expression, { texts, eventKnown });
}

function eventNames(infos: EventInfos): (string | null)[] {
  return [infos.event_name, infos.event_artist_name, infos.event_venue, infos.event_location];
}

function foldedNameText(name: string, notification: Notification): KeywordText {
  return name.length > MAX_NAME_LENGTH ? foldedLongText(name, notification) : foldedShortText(name);
}

const foldedShortText = memoize((name) => foldKeywordText([name]), 5_000);

/** The long texts of the last message that had some: several entries, and the feed line, ask for the same in turn. */
let latest: { readonly notification: Notification; readonly texts: Map<string, KeywordText> } | null = null;

function foldedLongText(name: string, notification: Notification): KeywordText {
  if (latest?.notification !== notification) latest = { notification, texts: new Map() };
  const known = latest.texts.get(name);
  if (known !== undefined) return known;
  const text = foldKeywordText([name]);
  latest.texts.set(name, text);
  return text;
}

const eventTexts = new WeakMap<EventInfos, KeywordText>();

/** Folded once for all offers of a message. */
function foldedEventText(infos: EventInfos): KeywordText {
  const known = eventTexts.get(infos);
  if (known !== undefined) return known;
  const text = foldKeywordText(eventNames(infos));
  eventTexts.set(infos, text);
  return text;
}
