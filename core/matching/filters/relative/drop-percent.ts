import { formatAmount } from '../../../text/format/format-amount.ts';
import { formatCount } from '../../../text/format/format-number.ts';
import type { WatchlistEntry } from '../../../watchlist/entry.ts';
import { parseSectionExpression } from '../../../watchlist/expressions/section.ts';
import { DEFAULT_DROP_DAYS } from '../../../watchlist/fields.ts';
import { formatPast, priceClassOf, type RelativeFilter, relativeFilter } from './relative-filter.ts';

/**
 * `drop_percent`: at least so many percent below the median of the lowest prices of the last days. Each hour counts
 * once, with the lowest price that could be bought in it. An entry that names sections compares an offer with its own
 * section, any other with the event.
 */
export function dropPercentFilter(entry: WatchlistEntry): RelativeFilter | null {
  const percent = entry.drop_percent;
  if (percent === null) return null;
  const days = entry.drop_days ?? DEFAULT_DROP_DAYS;
  const scope = namesSections(entry.section) ? 'section' : 'event';
  const ofDays = `the median of ${formatCount(days, 'day')}`;
  return relativeFilter({
    field: 'drop_percent',
    question: { kind: 'median', scope, class: priceClassOf(entry), days },
    limit: (past) => (past.price * (100 - percent)) / 100,
    inclusive: true,
    describe: (past) => `not ${percent}% below ${ofDays}, ${formatPast(past)}`,
    phrase(price, formattedPrice, past) {
      const drop = dropOf(price, past.price);
      const by = drop < 1 ? 'not' : `${drop}%, not ${percent}%,`;
      return `${formattedPrice} is ${by} below ${ofDays}, ${formatPast(past)}`;
    },
    reached: (price, past) => dropOf(price, past.price),
    gap: (above) => `over by ${formatAmount(above)}`,
  });
}

/** By how many whole percent a price is below a median; 0 if it is not. */
function dropOf(price: number, median: number): number {
  return price >= median || median <= 0 ? 0 : Math.floor(((median - price) / median) * 100 + 1e-6);
}

/** Whether a section expression wants some sections, rather than all or all but some. */
function namesSections(text: string): boolean {
  const parsed = parseSectionExpression(text);
  return parsed.ok && parsed.expression.includes.length > 0;
}
