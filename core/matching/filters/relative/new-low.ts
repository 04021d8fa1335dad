import { formatAmount } from '../../../text/format/format-amount.ts';
import type { WatchlistEntry } from '../../../watchlist/entry.ts';
import { formatPast, priceClassOf, type RelativeFilter, relativeFilter } from './relative-filter.ts';

/** How far back a new low looks, in days: as long as the history keeps every price. */
const LOW_DAYS = 30;

/** `new_low`: below every price seen in the last 30 days, of the event or of the offer's section. */
export function newLowFilter(entry: WatchlistEntry): RelativeFilter | null {
  const scope = entry.new_low;
  if (scope === null) return null;
  const where = scope === 'section' ? ' in its section' : '';
  return relativeFilter({
    field: 'new_low',
    question: { kind: 'lowest', scope, class: priceClassOf(entry), days: LOW_DAYS },
    limit: (past) => past.price,
    inclusive: false,
    // The reader's day: `TimeFormat.withInstants` writes it.
    describe: (past) => `not below the lowest seen${where}, ${formatPast(past)} on ${past.at}`,
    gap: (above) => (above < 0.005 ? 'as low as before, not lower' : `${formatAmount(above)} above the lowest seen`),
  });
}
