import { describe, expect, it } from 'vitest';
import {
  describeRowExpression,
  matchRowExpression,
  parseRowExpression,
} from '../../../../core/watchlist/expressions/row.ts';
import { parsed } from './parse-helpers.ts';

const answer = (text: string, row: string | null) => matchRowExpression(parsed(parseRowExpression(text)), row);

describe('row_filter', () => {
  it.each([
    ['a letter', 'C', ['C', 'c', 'Row C', ' c '], ['B', 'CC', '3']],
    ['letters, inclusive', 'A-F', ['A', 'c', 'F'], ['G', 'AA', 'FF', '1', '5']],
    ['double letters', 'AA-CC', ['AA', 'AZ', 'BB', 'CC'], ['A', 'Z', 'CD', 'AAA']],
    ['double letters come after Z', 'Y-AB', ['Y', 'Z', 'AA', 'AB'], ['X', 'AC', 'YY']],
    ['numbers, inclusive', '1-10', ['1', '5', '10', '05'], ['0', '11', 'A', '5A']],
    ['numbers by value', '9-11', ['9', '10', '11'], ['1', '90']],
    ['one number', '7', ['7', '07'], ['70']],
    ['any item suffices', 'A-C, 1-3', ['B', '2'], ['D', '4']],
    ['other names exactly', '12A, Box 3', ['12a', 'BOX 3'], ['12', '12B', 'Box 4']],
    ['long words are names, not ranks', 'A-ZZZ', ['ABC'], ['LOGE']],
    ['spaces and long dashes', 'A – F', ['C'], ['G']],
    ['ranges in words', 'A to F, 1 TO 10', ['C', '10', 'B to D'], ['G', '11']],
    ['a list of other scripts', 'Ａ，Ｃ；５、７', ['A', 'C', '5', '7'], ['B', '6']],
    ['a leading Row', 'Row A-C', ['B', 'row b'], ['D']],
    ['quotes take a name literally', '"A-1"', ['a-1'], ['A', '1']],
    ['empty items are ignored', ',A,,', ['A'], ['B']],
  ])('%s: %s', (_rule, text, passes, fails) => {
    for (const row of passes) expect([row, answer(text, row)]).toEqual([row, 'yes']);
    for (const row of fails) expect([row, answer(text, row)]).toEqual([row, 'no']);
  });

  it.each([
    ['within', 'A-F', 'B-D', 'yes'],
    ['the very span', '1-10', '1-10', 'yes'],
    ['within two items together', '11-20, 1-10', '5-12', 'yes'],
    ['within a wide item, beside a narrow one', '1-10, 2-3', '1-8', 'yes'],
    ['a gap in the middle', '1-5, 7-10', '4-8', 'unknown'],
    ['over the lower end', '5-10', '1-6', 'unknown'],
    ['over the upper end', 'A-F', 'E-H', 'unknown'],
    ['around', '5', '1-10', 'unknown'],
    ['beside', '1-10', '11-20', 'no'],
    ['of the other kind', 'A-F', '1-10', 'no'],
    ['with the higher end first', 'A-F', 'H-E', 'unknown'],
    ['in words', '1-10', 'Rows 8 to 12', 'unknown'],
    ['with a long dash', '1-10', 'Rows 2 – 4', 'yes'],
    ['of two kinds is a name', 'A-F', 'A-10', 'no'],
    ['as a name in quotes', '"A-1"', 'A-1', 'yes'],
  ] as const)('a span of rows %s: %s and %s', (_rule, text, row, expected) => {
    expect(answer(text, row)).toBe(expected);
  });

  it.each(['-', '?', '*', '--'])('is unknown if the row is a sign alone: %j', (row) => {
    expect(answer('A-F, "Box"', row)).toBe('unknown');
    expect(answer(`A-F, "${row}"`, row)).toBe('yes');
  });

  it('is unknown if the row is', () => {
    expect(answer('A-F', null)).toBe('unknown');
    expect(answer('A-F', ' ')).toBe('unknown');
  });

  it.each(['', ' , ', '""'])('%j is no filter, even for an unknown row', (text) => {
    expect(answer(text, null)).toBe('yes');
  });

  it.each([
    ['A-F,10-', 5, '`10-` at character 5: a range needs an end, for example 10-20'],
    ['B-', 1, '`B-` at character 1: a range needs an end, for example A-F'],
    ['A, -10', 4, '`-10` at character 4: a range needs a start, for example 10-20'],
    ['F-A', 1, '`F-A` at character 1: a range starts with the first row: A-F'],
    ['10-1', 1, '`10-1` at character 1: a range starts with the first row: 1-10'],
    [
      'A-10',
      1,
      '`A-10` at character 1: a range runs from letters to letters or from number to number, for example A-F or 1-10; for a row of this very name write "A-10"',
    ],
    ['!A', 1, '`!A` at character 1: rows are listed, not excluded; write the rows you want, for example A-F'],
    [
      '1..10',
      1,
      '`1..10` at character 1: a row is letters or a number, for example C, A-F or 1-10; for a row of this very name write "1..10"',
    ],
  ])('%j is refused at character %i', (text, position, message) => {
    expect(parseRowExpression(text)).toEqual({ ok: false, error: { position, message } });
  });

  it.each([
    ['A-F, 10-20', 'Rows A to F, or 10 to 20'],
    ['row c', 'Row C'],
    ['aa - cc,007', 'Rows AA to CC, or 7'],
    ['12A', 'Row 12A'],
    ['', 'Any row'],
  ])('%j in words: %s', (text, words) => {
    expect(describeRowExpression(parsed(parseRowExpression(text)))).toBe(words);
  });
});
