import { DEFAULT_CHANGE_TYPE } from '../notification/change-types.ts';
import { formatAmount } from '../text/format/format-amount.ts';
import { formatChangeType } from '../text/format/format-change-type.ts';
import { formatAlternatives } from '../text/format/format-list.ts';
import type { WatchlistEntry } from './entry.ts';
import { type DateItem, formatDay, formatWeekday, parseDateExpression } from './expressions/date.ts';
import { type KeywordTerm, parseKeywordExpression } from './expressions/keyword.ts';
import type { ParseResult } from './expressions/parse-result.ts';
import { formatRowItem, parseRowExpression } from './expressions/row.ts';
import { parseSectionExpression, type SectionItem } from './expressions/section.ts';
import { DEFAULT_DROP_DAYS } from './fields.ts';

/** An entry's filters in words, one line: "101–110 or Floor · ≤ 150.00 · 2 together · no resale". */
export function describeEntry(entry: WatchlistEntry): string {
  const filters = [
    sections(entry.section),
    rows(entry.row_filter),
    price(entry),
    entry.seat_quantity === null ? '' : `${entry.seat_quantity} together`,
    entry.stock_threshold_filter === null ? '' : `${entry.stock_threshold_filter}+ left`,
    ticketClasses(entry),
    relativeFilters(entry),
    keywords(entry.keywords),
    dates(entry.date_filter),
    entry.website === null ? '' : `on ${entry.website}`,
  ].filter((part) => part !== '');
  const isDefaultChange = entry.change_type.length === 1 && entry.change_type[0] === DEFAULT_CHANGE_TYPE;
  return [
    ...(isDefaultChange && filters.length > 0 ? [] : [changes(entry.change_type)]),
    ...filters,
    ...(entry.strict ? ['strict'] : []),
  ].join(' · ');
}

/** "stock increase or price drop", "any change". */
function changes(types: readonly string[]): string {
  return types.includes('*') ? formatChangeType('*') : orList(types.map(formatChangeType));
}

function sections(text: string): string {
  return describeExpression(text, parseSectionExpression, ({ includes, excludes }) =>
    [orList(includes.map(shortSection)), ...excludes.map((item) => `not ${shortSection(item)}`)]
      .filter((part) => part !== '')
      .join(', '),
  );
}

function shortSection(item: SectionItem): string {
  if (item.kind === 'range') return item.from === item.to ? item.from : `${item.from}–${item.to}`;
  if (item.kind === 'name') return item.text;
  const prefix = item.text.slice(0, -1);
  return item.text.endsWith('*') && prefix !== '' && !prefix.includes('*') ? prefix : item.text;
}

function rows(text: string): string {
  return describeExpression(text, parseRowExpression, ({ items }) =>
    items.length === 0 ? '' : `row ${orList(items.map((item) => formatRowItem(item, '–')))}`,
  );
}

function price({ min_price_filter: min, max_price_filter: max }: WatchlistEntry): string {
  if (min !== null && max !== null) return `${formatAmount(min)}–${formatAmount(max)}`;
  if (max !== null) return `≤ ${formatAmount(max)}`;
  return min === null ? '' : `≥ ${formatAmount(min)}`;
}

/** "new low · 20% below 7 days · resale below face". */
function relativeFilters({ new_low, drop_percent, drop_days, below_face }: WatchlistEntry): string {
  return [
    ...(new_low === null ? [] : [new_low === 'section' ? 'new low of its section' : 'new low']),
    ...(drop_percent === null ? [] : [`${drop_percent}% below ${drop_days ?? DEFAULT_DROP_DAYS}-day median`]),
    ...(below_face ? ['resale below face'] : []),
  ].join(' · ');
}

function ticketClasses(entry: WatchlistEntry): string {
  const classes = [
    { name: 'standard', on: entry.standard_tickets },
    { name: 'resale', on: entry.resale_tickets },
    { name: 'general admission', on: entry.general_admission_tickets },
    { name: 'platinum', on: entry.platinum_tickets },
  ];
  const on = classes.filter((each) => each.on).map((each) => each.name);
  const off = classes.filter((each) => !each.on).map((each) => each.name);
  if (on.length === 0 || off.length === 0) return '';
  return on.length === 1 ? `only ${orList(on)}` : `no ${orList(off)}`;
}

function keywords(text: string): string {
  const words = (term: KeywordTerm) => `“${term.text}”`;
  return describeExpression(text, parseKeywordExpression, ({ alternatives, excludes }) =>
    [orList(alternatives.map((terms) => terms.map(words).join(' + '))), ...excludes.map((term) => `not ${words(term)}`)]
      .filter((part) => part !== '')
      .join(', '),
  );
}

function dates(text: string): string {
  return describeExpression(text, parseDateExpression, ({ items }) => orList(items.map(shortDate)));
}

function shortDate(item: DateItem): string {
  if (item.kind === 'weekdays') {
    return item.from === item.to ? formatWeekday(item.from) : `${formatWeekday(item.from)}–${formatWeekday(item.to)}`;
  }
  if (item.from === null) return `until ${formatDay(item.to ?? 0)}`;
  if (item.to === null) return `from ${formatDay(item.from)}`;
  return item.from === item.to ? formatDay(item.from) : `${formatDay(item.from)}–${formatDay(item.to)}`;
}

/** A filter that is not understood (a form that is still being filled in) is shown as written. */
function describeExpression<T>(
  text: string,
  parse: (text: string) => ParseResult<T>,
  describe: (expression: T) => string,
): string {
  const parsed = parse(text);
  return parsed.ok ? describe(parsed.expression) : text;
}

function orList(words: readonly string[]): string {
  return formatAlternatives(words, 6);
}
