import { foldText } from '../../text/fold.ts';
import { formatClauses } from '../../text/format/format-list.ts';
import type { Answer } from './answer.ts';
import { type ListItem, needsQuotes, quote, splitList } from './comma-list.ts';
import { failParse, type ParseResult, tryParse } from './parse-result.ts';

/**
 * Row expressions (docs/filters.md#rows): a comma list of `C`, `A-F` or `A to F`, `AA-CC`, `1-10`. Letters rank A..Z, AA, AB..ZZ;
 * numbers are apart from them.
 */
export interface RowExpression {
  readonly items: readonly RowItem[];
}

export type RowItem =
  | { readonly kind: 'rank'; readonly scale: Scale; readonly from: number; readonly to: number }
  /** A row that is neither up to three letters nor a number: `12A`, `BOX-1`. */
  | { readonly kind: 'name'; readonly text: string; readonly folded: string };

type Scale = 'letters' | 'numbers';

const LETTERS = /^[a-z]{1,3}$/;
const NUMBER = /^[0-9]{1,9}$/;
const RANGE = /^([\p{L}\p{N}]+)(?: ?[-–—] ?| to )([\p{L}\p{N}]+)$/u;
const NO_END = /^[\p{L}\p{N}]+ ?[-–—]$/u;
const NO_START = /^[-–—] ?[\p{L}\p{N}]+$/u;
/** Nothing, or signs alone (`-`, `?`), says that it is not known. */
const NAMES_A_ROW = /[\p{L}\p{N}]/u;
const NAME = /^[\p{L}\p{N}\p{M}]+(?: [\p{L}\p{N}\p{M}]+)*$/u;

/** Parses a row expression; blank text is the expression without items, which passes everything. */
export function parseRowExpression(text: string): ParseResult<RowExpression> {
  return tryParse(text, () => ({ items: splitList(text).flatMap((item) => parseItem(item) ?? []) }));
}

/**
 * Whether a row passes; `null` (or blank): the message does not name the row. A span of rows (`1-10`) passes if all of
 * it is wanted, fails if none of it is, and is unknown otherwise: the offer is in one of its rows.
 */
export function matchRowExpression(expression: RowExpression, row: string | null): Answer {
  if (expression.items.length === 0) return 'yes';
  const folded = foldRow(row ?? '');
  if (expression.items.some((item) => item.kind === 'name' && item.folded === folded)) return 'yes';
  if (!NAMES_A_ROW.test(folded)) return 'unknown';
  const span = parseSpan(folded);
  return span === null ? 'no' : matchSpan(expression.items, span);
}

interface RowSpan {
  readonly scale: Scale;
  readonly from: number;
  readonly to: number;
}

/** One row, or two with a dash between them in either order. */
function parseSpan(folded: string): RowSpan | null {
  const [, first = folded, last = folded] = RANGE.exec(folded) ?? [];
  const [from, to] = [parseRank(first), parseRank(last)];
  if (from === null || to === null || from.scale !== to.scale) return null;
  return { scale: from.scale, from: Math.min(from.value, to.value), to: Math.max(from.value, to.value) };
}

function matchSpan(items: readonly RowItem[], span: RowSpan): Answer {
  const overlapping = items
    .filter((item) => item.kind === 'rank')
    .filter((item) => item.scale === span.scale && item.from <= span.to && item.to >= span.from)
    .sort((a, b) => a.from - b.from);
  if (overlapping.length === 0) return 'no';
  let next = span.from;
  for (const item of overlapping) {
    if (item.from > next) return 'unknown';
    next = Math.max(next, item.to + 1);
  }
  return next > span.to ? 'yes' : 'unknown';
}

/** In words: "Rows A to F, or 10 to 20". */
export function describeRowExpression({ items }: RowExpression): string {
  const [first, ...others] = items;
  if (first === undefined) return 'Any row';
  const single = others.length === 0 && (first.kind === 'name' || first.from === first.to);
  return `${single ? 'Row' : 'Rows'} ${formatClauses(items.map((item) => formatRowItem(item, ' to ')))}`;
}

/** One item without the noun: "A to F", with `to` between the ends of a range. */
export function formatRowItem(item: RowItem, separator: string): string {
  if (item.kind === 'name') return item.text;
  const name = (rank: number) => (item.scale === 'numbers' ? String(rank) : rankToLetters(rank));
  return item.from === item.to ? name(item.from) : `${name(item.from)}${separator}${name(item.to)}`;
}

/** `row` as an item that means exactly this row, or this span of rows; quoted if it would be read as something else. */
export function toRowItem(row: string): string {
  const text = row.replace(/\s+/g, ' ').trim();
  if (text === '') return '';
  const parsed = needsQuotes(text) ? null : parseRowExpression(text);
  return parsed?.ok === true && parsed.expression.items.length === 1 ? text : quote(text);
}

function parseItem({ text, index, quoted, excluded }: ListItem): RowItem | null {
  const shown = text.replace(/\s+/g, ' ');
  if (excluded)
    failParse(`!${shown}`, index, 'rows are listed, not excluded; write the rows you want, for example A-F');
  const folded = foldRow(text);
  if (folded === '') return null;
  if (quoted) return single(shown, folded);
  if (NO_END.test(folded)) failParse(shown, index, `a range needs an end, for example ${exampleRange(folded)}`);
  if (NO_START.test(folded)) failParse(shown, index, `a range needs a start, for example ${exampleRange(folded)}`);
  const range = RANGE.exec(folded);
  if (range !== null) return rangeOf(shown, index, range[1] ?? '', range[2] ?? '');
  if (!NAME.test(folded)) {
    failParse(
      shown,
      index,
      `a row is letters or a number, for example C, A-F or 1-10; for a row of this very name write ${quote(shown)}`,
    );
  }
  return single(shown, folded);
}

function single(text: string, folded: string): RowItem {
  const rank = parseRank(folded);
  if (rank === null) return { kind: 'name', text, folded };
  return { kind: 'rank', scale: rank.scale, from: rank.value, to: rank.value };
}

function rangeOf(shown: string, index: number, from: string, to: string): RowItem {
  const low = parseRank(from);
  const high = parseRank(to);
  if (low === null || high === null || low.scale !== high.scale) {
    failParse(
      shown,
      index,
      `a range runs from letters to letters or from number to number, for example A-F or 1-10; for a row of this very name write ${quote(shown)}`,
    );
  }
  if (low.value > high.value) {
    failParse(shown, index, `a range starts with the first row: ${to.toUpperCase()}-${from.toUpperCase()}`);
  }
  return { kind: 'rank', scale: low.scale, from: low.value, to: high.value };
}

function exampleRange(folded: string): string {
  return /[0-9]/.test(folded) ? '10-20' : 'A-F';
}

/** "Row C" and "c" are one row. */
function foldRow(text: string): string {
  return foldText(text).replace(/^rows? (?=\S)/, '');
}

function parseRank(folded: string): { scale: Scale; value: number } | null {
  if (NUMBER.test(folded)) return { scale: 'numbers', value: Number(folded) };
  if (!LETTERS.test(folded)) return null;
  let value = 0;
  for (const letter of folded) value = value * 26 + (letter.charCodeAt(0) - 96);
  return { scale: 'letters', value };
}

/** The row of a rank: 1 is A, 26 is Z, 27 is AA. */
function rankToLetters(rank: number): string {
  let letters = '';
  for (let rest = rank; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
