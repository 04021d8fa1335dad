import type { Offer } from '../../notification/notification.ts';
import { memoize } from '../../text/memoize.ts';

/**
 * "Row C", "ROW AA", "row: 12" as a whole word with one row behind it. Two small letters count only when doubled, as
 * rows are ("row aa"), so that "front row by the stage" names none. A span ("Rows A-F", "Row 1-10") has letters at both
 * ends or numbers at both.
 */
const ROW_IN_NAME =
  /(?<![\p{L}\p{N}])[Rr][Oo][Ww][Ss]?(?:\s*[:#.]\s*|\s+|(?=\d))((?:[A-Z]{1,2}|([a-z])\2|[a-z])(?:[-–](?:[A-Z]{1,2}|([a-z])\3|[a-z]))?|\d{1,4}(?:[-–]\d{1,4})?)(?![\p{L}\p{N}]|[-–/&+][\p{L}\p{N}])/u;

const rowInName = memoize((name) => ROW_IN_NAME.exec(name.normalize('NFKC'))?.[1] ?? '');

/**
 * The row of an offer: its `row` field if present, else "Row X" in its offer name, else in its
 * section name, else `null`: the message does not say.
 */
export function offerRow(offer: Pick<Offer, 'row' | 'offer_name' | 'section_name'>): string | null {
  if (offer.row !== null && offer.row.trim() !== '') return offer.row;
  const row = (offer.offer_name === null ? '' : rowInName(offer.offer_name)) || rowInName(offer.section_name);
  return row === '' ? null : row;
}
