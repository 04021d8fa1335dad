import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatPriceContext } from '../../../core/feed/price/format-price-context.ts';
import { formatUnverified } from '../../../core/matching/explanation/filter-labels.ts';
import { capitalize } from '../../../core/text/capitalize.ts';
import type { TimeFormat } from '../../../core/time/time-format.ts';

/** What stands under the price: the most telling of what is known. */
export interface RowRemark {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'filter' | 'dim';
  readonly icon: 'down' | 'up' | 'out' | 'filter' | 'muted' | null;
  /** Whether the price does not hold any more. */
  readonly struck: boolean;
}

const NOTHING: RowRemark = { text: '', tone: 'dim', icon: null, struck: false };

/** Gone before filtered, filtered before how good the price is. Blank if nothing is known. */
export function rowRemark(item: NotificationItem, times: TimeFormat): RowRemark {
  const { superseded, best, result, outcome } = item;
  const why = item.why === null ? null : times.withInstants(item.why, Date.parse(item.received_at));
  if (result?.outcome === 'gone') return out(`gone ${times.time(result.at)}`);
  if (superseded?.reason === 'sold_out') return out(`sold out ${times.time(superseded.at)}`);
  if (superseded?.reason === 'gone') return out(`gone ${times.time(superseded.at)}`);
  if (superseded?.reason === 'price_up') {
    return { ...NOTHING, text: `now ${superseded.price ?? 'more expensive'}`, tone: 'bad', icon: 'up', struck: true };
  }
  if (best?.unavailable !== undefined) return out(best.unavailable);
  if (outcome === 'filtered') return { ...NOTHING, text: why ?? 'filtered', tone: 'filter', icon: 'filter' };
  if (outcome === 'muted') return { ...NOTHING, text: 'muted', tone: 'filter', icon: 'muted' };
  if (outcome !== 'alert') {
    return { ...NOTHING, text: capitalize(why ?? 'did not alert') };
  }
  return priceRemark(item, times);
}

function out(text: string): RowRemark {
  return { text, tone: 'bad', icon: 'out', struck: true };
}

function priceRemark(item: NotificationItem, times: TimeFormat): RowRemark {
  const { price_context: context, received_at, unverified } = item;
  if (context === undefined) return { ...NOTHING, text: formatUnverified(unverified) ?? '', tone: 'filter' };
  const [text = ''] = formatPriceContext(context, (at) => times.dateTime(at, Date.parse(received_at)));
  const costsMore = (context.change_percent ?? 0) > 0 && !context.lowest_seen;
  return { ...NOTHING, text, tone: costsMore ? 'dim' : 'good', icon: text === '' ? null : costsMore ? 'up' : 'down' };
}
