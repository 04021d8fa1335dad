import { formatList } from '../text/format-list.ts';
import type { FilterName } from './decision.ts';

/** What a message would have to state for each filter to have an answer, as in "price not stated", "row unverified". */
export const FILTER_LABELS: Readonly<Record<FilterName, string>> = {
  enabled: 'entry',
  website: 'site',
  change_type: 'kind of change',
  date_filter: 'date',
  affected_sections: 'changed section',
  availability: 'availability',
  section: 'section',
  min_price_filter: 'price',
  max_price_filter: 'price',
  standard_tickets: 'ticket type',
  resale_tickets: 'ticket type',
  general_admission_tickets: 'ticket type',
  platinum_tickets: 'ticket type',
  row_filter: 'row',
  seat_quantity: 'seats together',
  keywords: 'event details',
  stock_threshold_filter: 'stock',
  muted_until: 'mute',
};

/** The unverified filters of a decision in one phrase: "price, row and seats together unverified"; `null` where there are none. */
export function formatUnverified(unverified: readonly FilterName[]): string | null {
  if (unverified.length === 0) return null;
  return `${formatList([...new Set(unverified.map((filter) => FILTER_LABELS[filter]))])} unverified`;
}
