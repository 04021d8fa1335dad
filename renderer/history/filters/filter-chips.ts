import { formatAlertResult } from '../../../core/feed/alert-result.ts';
import { formatHistoryClass, type HistoryFilters } from '../../../core/feed/search/history-filters.ts';
import { capitalize } from '../../../core/text/capitalize.ts';
import { formatAmount } from '../../../core/text/format/format-amount.ts';
import { formatChangeType } from '../../../core/text/format/format-change-type.ts';
import type { TimeFormat } from '../../../core/time/time-format.ts';
import { OUTCOME_LABELS } from '../../lib/format/feed-item.ts';
import type { HistoryFilter } from '../../state/history-store.ts';

/** A filter that is on, in words, and the filter without it. */
export interface FilterChip {
  readonly name: string;
  readonly value: string;
  readonly without: HistoryFilter;
}

interface Names {
  /** What an entry is called; its id if that is not known. */
  readonly entryLabel: (id: string) => string;
  readonly times: TimeFormat;
  readonly nowMs: number;
}

/** Every filter that is on but the words, which the search box shows. */
export function filterChips(filter: HistoryFilter, { entryLabel, times, nowMs }: Names): readonly FilterChip[] {
  const { filters } = filter;
  const without = (patch: Partial<HistoryFilters>) => ({ ...filter, filters: { ...filters, ...patch } });
  const { outcome, entry, class: ticketClass, from, to } = filters;
  const changeType = filter.change_type;
  const chip = (name: string, value: string | null, rest: HistoryFilter): FilterChip[] =>
    value === null ? [] : [{ name, value, without: rest }];
  return [
    ...chip('Outcome', outcome && OUTCOME_LABELS[outcome], without({ outcome: null })),
    ...chip('Result', filters.result && formatAlertResult(filters.result), without({ result: null })),
    ...chip('Site', filter.website === '' ? 'none' : filter.website, { ...filter, website: null }),
    ...chip('Entry', entry === null ? null : entry === '' ? 'none' : entryLabel(entry), without({ entry: null })),
    ...chip('Change', changeType === null ? null : capitalize(formatChangeType(changeType)), {
      ...filter,
      change_type: null,
    }),
    ...chip('Class', ticketClass && capitalize(formatHistoryClass(ticketClass)), without({ class: null })),
    ...chip(
      'Price',
      formatRange(filters.price_from, filters.price_to, formatAmount),
      without({ price_from: null, price_to: null }),
    ),
    ...chip(
      'Date',
      formatRange(from, to === null ? null : lastDayBefore(to), formatDay),
      without({ from: null, to: null }),
    ),
  ];

  function formatDay(instant: string): string {
    const [name, date] = times.dayHeading(instant, nowMs);
    return date === '' ? name : date;
  }
}

/** `to` is the first instant that does not count. */
const lastDayBefore = (to: string) => new Date(Date.parse(to) - 1).toISOString();

function formatRange<T>(from: T | null, to: T | null, format: (value: T) => string): string | null {
  if (from === null) return to === null ? null : `up to ${format(to)}`;
  if (to === null) return `from ${format(from)}`;
  const [first, last] = [format(from), format(to)];
  return first === last ? first : `${first} to ${last}`;
}
