import { formatCheapest } from '../../notification/format-price.ts';
import { memoize } from '../../text/memoize.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import type { Answer } from '../../watchlist/expressions/answer.ts';
import { matchSectionExpression, parseSectionExpression } from '../../watchlist/expressions/section.ts';
import type { OfferFilter } from './filter.ts';

/** `section`: the section expression against an offer's section name. Unreadable: unknown. */
export function sectionFilter(entry: WatchlistEntry): OfferFilter | null {
  const answerOf = sectionAnswer(entry.section);
  if (answerOf === null) return null;
  return {
    field: 'section',
    answer: (offer) => answerOf(offer.section_name),
    miss: () => 1,
    detail: (nearest) => `in other sections${formatCheapest(nearest)} in ${nearest.section_name}`,
    phrase: () => 'not in your sections',
  };
}

/** `null` if the expression holds nothing: no filter. */
function sectionAnswer(text: string): ((name: string) => Answer) | null {
  const parsed = parseSectionExpression(text);
  if (!parsed.ok) return () => 'unknown';
  const { expression } = parsed;
  if (expression.includes.length + expression.excludes.length === 0) return null;
  return memoize((name) => matchSectionExpression(expression, name), 2_000);
}
