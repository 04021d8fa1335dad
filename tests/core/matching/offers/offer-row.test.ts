import { expect, it } from 'vitest';
import { offerRow } from '../../../../core/matching/offers/offer-row.ts';

const nameless = { row: null, offer_name: null, section_name: 'sec-101' };

it.each([
  ['Row C', 'C'],
  ['row c', 'c'],
  ['ROW AA', 'AA'],
  ['row aa', 'aa'],
  ['Row 12', '12'],
  ['Row12', '12'],
  ['Row: C', 'C'],
  ['Section 101, Row C - Aisle', 'C'],
  ['Row C.', 'C'],
  ['Row ＡＡ', 'AA'],
  ['Front row by the stage', null],
  ['Front Row VIP', null],
  ['Row A-F', 'A-F'],
  ['Rows 1–10', '1-10'],
  ['Rows 2 - 6', '2-6'],
  ['rows a – d', 'a-d'],
  ['Rows 2 to 6', '2-6'],
  ['Rows AA through CC', 'AA-CC'],
  ['Rows A, aisle', 'A'],
  ['Rows A, B', null],
  ['Rows A & B', null],
  ['Rows 1 and 2', null],
  ['Rows A-C/E', null],
  ['Rows to the stage', null],
  ['Front row by Row C', 'C'],
  ['Row 1 - 10', null],
  ['Row A and B', null],
  ['Row 4, 2 seats', '4'],
  ['Row C, 2 seats', 'C'],
  ['Row C - 2 seats', 'C'],
  ['Row C and up', 'C'],
  ['Rows A', 'A'],
  ['Row C-12', null],
  ['Row a-frame', null],
  ['Row A/B', null],
  ['Arrow C', null],
  ['Rowdy', null],
  ['', null],
])('reads %j as row %j', (name, row) => {
  expect(offerRow({ ...nameless, offer_name: name })).toBe(row);
  expect(offerRow({ ...nameless, section_name: name })).toBe(row);
});

it('takes the row field first, then the offer name, then the section name', () => {
  const offer = { row: 'B', offer_name: 'Row C', section_name: 'Balcony Row D' };
  expect(offerRow(offer)).toBe('B');
  expect(offerRow({ ...offer, row: null })).toBe('C');
  expect(offerRow({ ...offer, row: '  ', offer_name: 'Seat' })).toBe('D');
});
