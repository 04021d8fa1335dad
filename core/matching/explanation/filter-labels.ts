import { formatList } from '../../text/format/format-list.ts';
import { FILTER_FIELD_LABELS } from '../../watchlist/fields.ts';
import type { FilterName } from '../decision.ts';

/** What a message would have to state for each filter to have an answer, as in "price not stated", "row unverified". */
export const FILTER_LABELS: Readonly<Record<FilterName, string>> = {
  ...FILTER_FIELD_LABELS,
  affected_sections: 'changed section',
  availability: 'availability',
};

/** The unverified filters of a decision in one phrase: "price, row and seats together unverified"; `null` if there are none. */
export function formatUnverified(unverified: readonly FilterName[]): string | null {
  if (unverified.length === 0) return null;
  return `${formatList([...new Set(unverified.map((filter) => FILTER_LABELS[filter]))])} unverified`;
}
