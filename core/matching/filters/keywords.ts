import { formatCheapest } from '../../notification/format-price.ts';
import type { EventInfos, Notification, Offer } from '../../notification/notification.ts';
import { memoize } from '../../text/memoize.ts';
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

function keywordAnswer(expression: KeywordExpression, offer: Offer, { event_infos }: Notification): Answer {
  const texts = [foldedNameText(offer.section_name)];
  if (offer.offer_name !== null) texts.push(foldedNameText(offer.offer_name));
  const eventKnown = event_infos !== null && eventNames(event_infos).some((name) => name !== null);
  if (eventKnown) texts.push(foldedEventText(event_infos));
  return matchKeywordExpression(expression, { texts, eventKnown });
}

function eventNames(infos: EventInfos): (string | null)[] {
  return [infos.event_name, infos.event_artist_name, infos.event_venue, infos.event_location];
}

const foldedNameText = memoize((name) => foldKeywordText([name]), 5_000);

const eventTexts = new WeakMap<EventInfos, KeywordText>();

/** Folded once for all offers of a message. */
function foldedEventText(infos: EventInfos): KeywordText {
  const known = eventTexts.get(infos);
  if (known !== undefined) return known;
  const text = foldKeywordText(eventNames(infos));
  eventTexts.set(infos, text);
  return text;
}
