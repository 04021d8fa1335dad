import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { foldAccents } from '../../../../core/text/fold.ts';
import { matchDateExpression, parseDateExpression } from '../../../../core/watchlist/expressions/date.ts';
import {
  foldKeywordText,
  type KeywordText,
  matchKeywordExpression,
  parseKeywordExpression,
} from '../../../../core/watchlist/expressions/keyword.ts';
import { MAX_EXPRESSION_LENGTH, type ParseResult } from '../../../../core/watchlist/expressions/parse-result.ts';
import { matchesPattern, patternOf } from '../../../../core/watchlist/expressions/pattern.ts';
import { matchRowExpression, parseRowExpression } from '../../../../core/watchlist/expressions/row.ts';
import { matchSectionExpression, parseSectionExpression } from '../../../../core/watchlist/expressions/section.ts';
import { parseClockTime } from '../../../../core/watchlist/venue-date.ts';

/** Much work: a busy machine may take its time. Work that grows with the square of 1 MB would take hours. */
vi.setConfig({ testTimeout: 120_000 });

const ifParsed = <T>(result: ParseResult<T>, match: (expression: T) => unknown) =>
  result.ok ? match(result.expression) : result.error;

const everyLanguage = (text: string, fact: string) => {
  ifParsed(parseSectionExpression(text), (expression) => matchSectionExpression(expression, fact));
  ifParsed(parseRowExpression(text), (expression) => matchRowExpression(expression, fact));
  ifParsed(parseDateExpression(text), (expression) =>
    matchDateExpression(expression, { event_date: fact, event_time: fact }),
  );
  ifParsed(parseKeywordExpression(text), (expression) =>
    matchKeywordExpression(expression, { texts: [foldKeywordText([fact])], eventKnown: true }),
  );
};

const HOSTILE = [
  'a',
  '1',
  '*',
  '*a',
  ',',
  '!',
  '"',
  '""',
  '-',
  '1-',
  'x',
  '2x',
  ' ',
  '\n',
  ';',
  '-"',
  '\u0301\u0316',
  'ﷺ',
  '..',
  '…',
  'a*,',
  '1-2,',
  '"a",',
  'sat,',
  '\ud800',
];

/** A text that counts how often the matcher looks at one of its characters. */
function countingText(text: string) {
  let looks = 0;
  const counted = {
    length: text.length,
    charAt: (at: number) => {
      looks += 1;
      return text.charAt(at);
    },
  };
  return { text: counted as unknown as string, looks: () => looks };
}

describe('matching', () => {
  it('of a pattern looks at a name at most once for each character of the pattern', () => {
    const characters = fc.array(fc.constantFrom('a', 'b', '*', '1', 'x'), { maxLength: 60 });
    fc.assert(
      fc.property(characters, fc.constantFrom('a', 'ab', 'aab', '1'), fc.nat(400), (pattern, unit, times) => {
        const name = countingText(unit.repeat(times));
        matchesPattern(patternOf(pattern.join('')), name.text);
        expect(name.looks()).toBeLessThanOrEqual((pattern.length + 1) * (name.text.length + 1));
      }),
    );
  });

  it.each(['a*ab*b', '*a*a*a*a*a*a*b', '1*2xx*'])(
    'of the pattern %s does twice the work for a name of twice the length',
    (text) => {
      const looks = (length: number) => {
        const name = countingText('a'.repeat(length));
        matchesPattern(patternOf(text), name.text);
        return name.looks();
      };
      expect(looks(200_000)).toBeLessThanOrEqual(2 * looks(100_000) + 10);
    },
  );

  it('of keywords looks each term up and searches for it once in each text at most', () => {
    let searches = 0;
    const text = {
      words: { has: () => ++searches > 0 },
      lines: { includes: () => ++searches < 0 },
    } as unknown as KeywordText;
    const terms = Array.from({ length: 200 }, (_, n) => `"a b${n}"`);
    const parsed = parseKeywordExpression(terms.join(';'));
    if (!parsed.ok) throw new Error(parsed.error.message);
    matchKeywordExpression(parsed.expression, { texts: [text, text, text], eventKnown: true });
    expect(searches).toBe(2 * 3 * terms.length);
  });

  it.each(HOSTILE)('of a name of 1 MB, %j over and over, comes to an end', (unit) => {
    const fact = unit.repeat(1_000_000 / unit.length);
    everyLanguage('*a*ab*b, 101-110, 2xx*', fact);
    everyLanguage('A-F, 1-10, 12A', fact);
    everyLanguage('"a a a b"; a1 -"x y"', fact);
    parseClockTime(fact);
    foldAccents(fact);
  });
});

describe('an expression', () => {
  it.each(HOSTILE)('of the longest length, %j over and over, is parsed and matched', (unit) => {
    everyLanguage(unit.repeat(MAX_EXPRESSION_LENGTH / unit.length), unit.repeat(100_000));
  });

  it.each([
    ['section', parseSectionExpression],
    ['row_filter', parseRowExpression],
    ['date_filter', parseDateExpression],
    ['keywords', parseKeywordExpression],
  ])('of %s has at most 4,096 characters', (_, parse) => {
    const items = `${'1, '.repeat(MAX_EXPRESSION_LENGTH)}1`;
    const tooLong = parse(items.slice(0, MAX_EXPRESSION_LENGTH + 1));
    expect(tooLong.ok ? '' : tooLong.error).toMatchObject({
      position: 4097,
      message: expect.stringContaining('a filter has at most 4,096 characters; shorten it, or split it'),
    });
    const longest = parse(items.slice(0, MAX_EXPRESSION_LENGTH));
    expect(longest.ok ? '' : longest.error.message).not.toContain('at most 4,096');
  });
});
