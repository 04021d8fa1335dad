import { capitalize } from '../../text/capitalize.ts';
import { foldText } from '../../text/fold.ts';
import { formatClauses } from '../../text/format/format-list.ts';
import {
  type CalendarDay,
  dayOf,
  formatIsoDay,
  parseIsoDay,
  SHORT_MONTH_NAMES,
  WEEKDAY_NAMES,
  type Weekday,
  weekdayOf,
} from '../../time/calendar.ts';
import { venueDate } from '../venue-date.ts';
import type { Answer } from './answer.ts';
import { type ListItem, splitList } from './comma-list.ts';
import { failParse, type ParseResult, tryParse } from './parse-result.ts';

/**
 * Date expressions (docs/filters.md#dates): a comma list of `2026-06-10`, `2026-06-10..2026-06-20` (either end may be
 * open), weekdays `sat`, and weekday ranges `fri..sun`, which may wrap (`fri..mon`). Any item suffices.
 */
export interface DateExpression {
  readonly items: readonly DateItem[];
}

export type DateItem =
  /** Inclusive; `null` is an open end, and never both are. One date has twice the same end. */
  | { readonly kind: 'days'; readonly from: CalendarDay | null; readonly to: CalendarDay | null }
  /** Inclusive; `to` may come before `from` in the week. */
  | { readonly kind: 'weekdays'; readonly from: Weekday; readonly to: Weekday };

export interface EventDateFields {
  /** RFC3339 as sent; `null` or unreadable: unknown. */
  readonly event_date: string | null;
  readonly event_time: string | null;
}

const WEEKDAYS = WEEKDAY_NAMES.map((name) => name.toLowerCase());

/** Parses a date expression; blank text is the expression without items, which passes everything. */
export function parseDateExpression(text: string): ParseResult<DateExpression> {
  return tryParse(text, () => ({ items: splitList(text).flatMap((item) => parseItem(item) ?? []) }));
}

/** Whether the event's calendar date at the venue passes. */
export function matchDateExpression(expression: DateExpression, event: EventDateFields): Answer {
  if (expression.items.length === 0) return 'yes';
  const date = venueDate(event.event_date, event.event_time);
  if (date === null) return 'unknown';
  return expression.items.some((item) => fits(item, date.day)) ? 'yes' : 'no';
}

/** In words: "From 10 Jun 2026 to 20 Jun 2026, or on a Saturday". */
export function describeDateExpression({ items }: DateExpression): string {
  return items.length === 0 ? 'Any date' : capitalize(formatClauses(items.map(describeDateItem)));
}

/** `Fri` for 5. */
export function formatWeekday(weekday: Weekday): string {
  return (WEEKDAY_NAMES[weekday] ?? '').slice(0, 3);
}

/** `10 Jun 2026`. */
export function formatDay(day: CalendarDay): string {
  const [year = '', month = '', date = ''] = formatIsoDay(day).split('-');
  return `${Number(date)} ${SHORT_MONTH_NAMES[Number(month) - 1] ?? ''} ${year}`;
}

function parseItem({ text, index, quoted, excluded }: ListItem): DateItem | null {
  const shown = excluded ? `!${text}` : text;
  if (excluded || quoted) failParse(shown, index, 'write plain dates or weekdays, for example 2026-06-10, fri..sun');
  const folded = foldText(text);
  if (folded === '') return null;
  const [from = '', to, ...more] = folded.split(/ ?\.{2,3} ?/);
  if (more.length > 0) failParse(shown, index, 'a range has two ends, for example 2026-06-10..2026-06-20');
  if (to === undefined) return parseWeekdayRange(folded) ?? parseRange(shown, index, folded, folded);
  if (from === '' && to === '') {
    failParse(shown, index, 'a range needs at least one end, for example 2026-06-10.. for every date from then on');
  }
  return parseRange(shown, index, from, to);
}

/** `fri-sun`, as people also write it. */
function parseWeekdayRange(folded: string): DateItem | null {
  const ends = folded.split(/ ?[-–—] ?/);
  const from = parseWeekday(ends[0] ?? '');
  const to = parseWeekday(ends[1] ?? '');
  return ends.length === 2 && from !== null && to !== null ? { kind: 'weekdays', from, to } : null;
}

function parseRange(shown: string, index: number, from: string, to: string): DateItem {
  const first = parseWeekday(from);
  const last = parseWeekday(to);
  if (first !== null && last !== null) return { kind: 'weekdays', from: first, to: last };
  if (first !== null || last !== null) {
    if (from !== '' && to !== '')
      failParse(shown, index, 'a range has two dates or two weekdays, for example fri..sun');
    failParse(shown, index, 'a range of weekdays needs both ends, for example fri..sun');
  }
  const start = from === '' ? null : parseDateOrFail(from, shown, index);
  const end = to === '' ? null : parseDateOrFail(to, shown, index);
  if (start !== null && end !== null && start > end) {
    failParse(shown, index, `a range starts with the earlier date: ${formatIsoDay(end)}..${formatIsoDay(start)}`);
  }
  return { kind: 'days', from: start, to: end };
}

function parseDateOrFail(text: string, shown: string, index: number): CalendarDay {
  const day = parseIsoDay(text);
  if (day !== null) return day;
  const parts = /^([0-9]{4})-([0-9]{2})-[0-9]{2}$/.exec(text);
  const year = Number(parts?.[1]);
  const month = Number(parts?.[2]);
  if (parts === null || month < 1 || month > 12) {
    failParse(shown, index, 'write a date as 2026-06-10 (year, month, day) or a weekday as sat');
  }
  const nextMonth = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  const length = (nextMonth ?? 0) - (dayOf(year, month, 1) ?? 0);
  failParse(shown, index, `${SHORT_MONTH_NAMES[month - 1]} ${parts[1]} has the days 01 to ${length}`);
}

/** A weekday's name or a beginning of it of three letters or more (`thurs`). */
function parseWeekday(text: string): Weekday | null {
  const name = text.endsWith('.') ? text.slice(0, -1) : text;
  const found = name.length < 3 ? -1 : WEEKDAYS.findIndex((weekday) => weekday.startsWith(name));
  return found === -1 ? null : (found as Weekday);
}

function fits(item: DateItem, day: CalendarDay): boolean {
  if (item.kind === 'days') return (item.from === null || day >= item.from) && (item.to === null || day <= item.to);
  const weekday = weekdayOf(day);
  return item.from <= item.to ? weekday >= item.from && weekday <= item.to : weekday >= item.from || weekday <= item.to;
}

function describeDateItem(item: DateItem): string {
  if (item.kind === 'days') {
    if (item.from === null) return `until ${formatDay(item.to ?? 0)}`;
    if (item.to === null) return `from ${formatDay(item.from)} on`;
    if (item.from === item.to) return `on ${formatWeekday(weekdayOf(item.from))} ${formatDay(item.from)}`;
    return `from ${formatDay(item.from)} to ${formatDay(item.to)}`;
  }
  const [from, to] = [WEEKDAY_NAMES[item.from], WEEKDAY_NAMES[item.to]];
  return item.from === item.to ? `on a ${from}` : `from ${from} to ${to}`;
}
