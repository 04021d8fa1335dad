import { formatCheapest } from '../../notification/format-price.ts';
import { memoize } from '../../text/memoize.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import type { Answer } from '../../watchlist/expressions/answer.ts';
import { matchRowExpression, parseRowExpression } from '../../watchlist/expressions/row.ts';
import { offerRow } from '../offers/offer-row.ts';
import type { OfferFilter } from './filter.ts';

/** `row_filter`: the row expression against an offer's row. Unreadable: unknown. */
export function rowFilter(entry: WatchlistEntry): OfferFilter | null {
  const answerOf = rowAnswer(entry.row_filter);
  if (answerOf === null) return null;
  return {
    field: 'row_filter',
    answer: (offer) => answerOf(offerRow(offer)),
    miss: () => 1,
    detail: (nearest) => `in other rows${formatCheapest(nearest)} in row ${offerRow(nearest)}`,
    phrase: (offer) => `in row ${offerRow(offer)}`,
  };
}

/** `null` if the expression holds nothing: no filter. */
function rowAnswer(text: string): ((row: string | null) => Answer) | null {
  const parsed = parseRowExpression(text);
  if (!parsed.ok) return () => 'unknown';
  const { expression } = parsed;
  if (expression.items.length === 0) return null;
  const answerOf = memoize((row) => matchRowExpression(expression, row), 500);
  return (row) => (row === null ? 'unknown' : answerOf(row));
}
