import type { Offer } from '../../notification/notification.ts';
import { memoize } from '../../text/memoize.ts';

/** "Row C", "ROW AA", "row: 12": the word, in the plural or not, and one row behind it. */
const ROW_IN_NAME = /(?<![\p{L}\p{N}])row(s?)(?:\s*[:#.]\s*|\s+|(?=\d))([a-z]{1,2}|\d{1,4})(?![\p{L}\p{N}])/giu;
/** What may join another row to it. */
const OTHER_ROW = /^(\s*)([-–—,&+/]|to|thru|through|and|or)(\s*)([a-z]{1,2}|\d{1,4})(?![\p{L}\p{N}])/iu;
const IS_SPAN = /^(?:[-–—]|t.*)$/i;
const GOES_ON = /^[-–/&+][\p{L}\p{N}]/u;
/** Two small letters only if doubled, as rows are ("row aa"), so that "front row by the stage" names none. */
const LETTERS = /^(?:[A-Z]{1,2}|([a-z])\1?)$/;
const NUMBER = /^\d+$/;

const rowInName = memoize((name) => findRow(name.normalize('NFKC')));

/** `''` if the name names no row, or several of which the offer may be in any: "Rows A & B". */
function findRow(name: string): string {
  for (const { 0: found, 1: plural, 2: row = '', index } of name.matchAll(ROW_IN_NAME)) {
    if (LETTERS.test(row) || NUMBER.test(row)) return withOthers(row, plural !== '', name.slice(index + found.length));
  }
  return '';
}

/** The row, or the span of rows if `rest` goes on with its other end: letters at both ends or numbers at both. */
function withOthers(row: string, plural: boolean, rest: string): string {
  const [whole = '', before = '', joint = '', after = '', other = ''] = OTHER_ROW.exec(rest) ?? [];
  if (![LETTERS, NUMBER].some((kind) => kind.test(row) && kind.test(other))) return GOES_ON.test(rest) ? '' : row;
  if (!IS_SPAN.test(joint)) return joint === ',' && !plural ? row : '';
  const isSpan = (plural || before + after === '') && !GOES_ON.test(rest.slice(whole.length));
  return isSpan ? `${row}-${other}` : '';
}

/**
 * The row of an offer, or its span of rows: its `row` field if present, else "Row X" in its offer name, else in its
 * section name, else `null`: the message does not say.
 */
export function offerRow(offer: Pick<Offer, 'row' | 'offer_name' | 'section_name'>): string | null {
  if (offer.row !== null && offer.row.trim() !== '') return offer.row;
  const row = (offer.offer_name === null ? '' : rowInName(offer.offer_name)) || rowInName(offer.section_name);
  return row === '' ? null : row;
}
