import { describe, expect, it } from 'vitest';
import {
  describeSectionExpression,
  matchSectionExpression,
  parseSectionExpression,
  toSectionItem,
} from '../../../../core/watchlist/expressions/section.ts';
import { parsed, parseError } from './parse-helpers.ts';

const answer = (text: string, name: string | null) =>
  matchSectionExpression(parsed(parseSectionExpression(text)), name);

describe('section', () => {
  it.each([
    ['a name is the whole name', '101', ['101', 'Section 101', 'sec. 101', 'BLOCK 101'], ['1010', '10', 'Floor 101']],
    ['a leading Section is dropped here too', 'Section 101', ['101', 'Block 101'], ['102']],
    ['case, width and space fold', 'FLOOR  ga', ['Floor GA', 'floor ga', 'Ｆｌｏｏｒ GA'], ['Floor', 'FloorGA']],
    ['accents count', 'Balcón', ['BALCÓN', 'Balco\u0301n'], ['Balcon']],
    [
      'a range takes its ends and what is between',
      '101-110',
      ['101', '105', '110'],
      ['100', '111', 'A105', '105A', '10A'],
    ],
    ['a range takes names of the same length', '101-110', ['Sec 105'], ['0105', '1050', '10']],
    ['a range may start with zeros', '001-010', ['005', '010'], ['5', '10']],
    ['a range may have spaces and long dashes', '101 – 110', ['105'], ['111']],
    ['a range may be written in words', 'Section 101 to 110', ['105', '110'], ['111', '101 to 110']],
    ['in quotes it is a name', '"101 to 110"', ['101 to 110'], ['105']],
    ['a long range is compared as text', '12345678901234567890-12345678901234567899', ['12345678901234567895'], ['5']],
    ['x is one digit', '2xx', ['200', '299', 'Section 250'], ['2', '20', '2000', '2AB', '2xx']],
    ['x is one digit in any word of digits', 'Balcony 3xx', ['Balcony 301'], ['Balcony 401', 'Balcony 30']],
    ['x before a digit is a digit', 'x07', ['107', 'Section 207'], ['x07', '1070', '07']],
    ['x behind a digit is a digit, in any word', 'A1x', ['A10', 'a19'], ['A1x', 'A1', 'A100']],
    ['x that touches a digit through other x', 'axx1', ['A001'], ['axx1', 'a01']],
    ['x is a letter elsewhere', 'Box 5', ['Box 5'], ['Bo1 5']],
    ['a star ends a name', 'Floor*', ['Floor', 'Floor GA', 'FLOORBOARD'], ['The Floor']],
    ['a star begins a name', '*GA', ['Floor GA', 'GA'], ['GA Floor']],
    ['a star stands within', 'Lower*East', ['Lower Bowl East', 'LowerEast'], ['Lower East Side']],
    ['stars stand anywhere', '*bal*row*', ['The Balcony, Row 3', 'balrow'], ['row bal']],
    ['pieces do not overlap', 'ab*ba', ['abba', 'ab-ba'], ['aba']],
    ['x and star together', '1xx*', ['101', '101 Terrace'], ['10 Terrace']],
    ['a star after Block means any block', 'Block*', ['Block 4', 'Blocks East'], ['Floor']],
    ['a list of other scripts', '１０１，Floor；！PIT、102', ['101', 'Floor', '102'], ['PIT', '103']],
    ['an Arabic list', '101، 102؛103', ['102', '103'], ['104']],
    ['the list may begin with its name in words', 'Sections 101-110, Sections 2xx', ['105', '201'], ['111']],
    ['any item suffices', '101, Floor*', ['101', 'Floor GA'], ['102']],
    ['an exclude wins', '*, !PIT', ['101'], ['Pit', 'Section PIT']],
    ['an exclude wins wherever it stands', '!PIT, PIT, 1*', ['101'], ['PIT']],
    ['an exclude may be a range', '!101-110', ['111', 'Floor'], ['105']],
    ['an exclude may be a pattern', '1xx, !10x', ['111'], ['105']],
    ['only excludes: all others pass', '!PIT, !Lawn', ['101', 'Floor'], ['PIT', 'lawn']],
    ['empty items are ignored', ', ,101,,', ['101'], ['102']],
    ['a lone ! excludes nothing', '101, !', ['101'], ['102']],
    ['; separates', '101; Floor*;!Floor B', ['101', 'Floor A'], ['102', 'Floor B']],
    ['lines separate', '101\n102', ['101', '102'], ['103']],
    [
      'quotes take a name literally',
      '"Floor, GA", "10-20", "2xx", "!X"',
      ['Floor, GA', '10-20', '2xx', '!x'],
      ['15', '205'],
    ],
    ['a quote in quotes is doubled', '"The ""A"" List"', ['The "A" List'], ['The A List']],
    ['names with dashes are names', 'A-C, GA-1', ['A-C', 'ga-1'], ['B']],
  ])('%s: %s', (_rule, text, passes, fails) => {
    for (const name of passes) expect([name, answer(text, name)]).toEqual([name, 'yes']);
    for (const name of fails) expect([name, answer(text, name)]).toEqual([name, 'no']);
  });

  it('is unknown if the section is', () => {
    for (const text of ['101', '!PIT', '*', '2xx']) {
      expect(answer(text, null)).toBe('unknown');
      expect(answer(text, '  ')).toBe('unknown');
    }
  });

  it.each(['', '  ', ',', ' , ,\n', '!', '""'])('%j is no filter, even for an unknown section', (text) => {
    expect(answer(text, null)).toBe('yes');
    expect(answer(text, 'PIT')).toBe('yes');
  });

  it.each([
    ['A,101-', 3, '`101-` at character 3: a range needs an end, for example 10-20'],
    ['-5', 1, '`-5` at character 1: a range needs a start, for example 10-20'],
    [
      '101, 99-101',
      6,
      '`99-101` at character 6: both ends of a range need the same number of digits, for example 10-99, 100-120; for a section of this very name write "99-101"',
    ],
    ['110-101', 1, '`110-101` at character 1: a range starts with the lower number: 101-110'],
    [
      '!2xx-3xx',
      1,
      '`2xx-3xx` at character 1: a range runs between plain numbers, for example 200-399; or list 2xx, 3xx',
    ],
    ['A, "Floor', 4, '`"Floor` at character 4: the quote is not closed; end the name with "'],
    ['"A" B', 1, '`"A" B` at character 1: put a comma after the closing quote'],
  ])('%j is refused at character %i', (text, position, message) => {
    expect(parseSectionExpression(text)).toEqual({ ok: false, error: { position, message } });
  });

  it('cuts what it quotes of a very long item', () => {
    expect(parseError(parseSectionExpression('9'.repeat(1000))).length).toBeLessThan(150);
  });

  it.each([
    ['101-110, Floor*, !PIT', 'Sections 101 to 110, or starting with Floor; never PIT'],
    ['Section 101', 'Section 101'],
    ['!PIT, !Lawn', 'Any section; never PIT or Lawn'],
    ['2xx', 'Sections 2xx (x is any digit)'],
    ['*GA, *bal*, a*b', 'Sections ending with GA, containing bal, or like a*b'],
    ['*', 'Sections of any name'],
    ['', 'Any section'],
  ])('%j in words: %s', (text, words) => {
    expect(describeSectionExpression(parsed(parseSectionExpression(text)))).toBe(words);
  });

  it.each([
    '101',
    'Floor GA',
    'Floor, GA',
    '10-20',
    '2xx',
    'A*',
    '!A',
    '"A"',
    '10-',
    'Section 10-20',
    '-1',
    'A;B',
    'Box5',
    '101 to 110',
    'Sections 5',
    'Sections 5-7',
    '1階、2階',
    '！A',
    '１０１，１０２',
  ])('the item for the very name %j means it and nothing else', (name) => {
    expect(answer(toSectionItem(name), name)).toBe('yes');
    expect(parsed(parseSectionExpression(toSectionItem(name))).includes).toMatchObject([{ kind: 'name' }]);
  });
});
