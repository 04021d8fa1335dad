import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../core/watchlist/expressions/answer.ts';
import * as date from '../../../../core/watchlist/expressions/date.ts';
import * as keyword from '../../../../core/watchlist/expressions/keyword.ts';
import type { ParseResult } from '../../../../core/watchlist/expressions/parse-result.ts';
import * as row from '../../../../core/watchlist/expressions/row.ts';
import * as section from '../../../../core/watchlist/expressions/section.ts';
import { parsed } from './parse-helpers.ts';

/** What all four languages have in common, with the fact that each is asked about as one text. */
interface Language<T> {
  readonly name: string;
  readonly parse: (text: string) => ParseResult<T>;
  readonly words: (expression: T) => string;
  readonly match: (expression: T, fact: string) => Answer;
  /** Pieces that expressions and facts are put together from. */
  readonly pieces: readonly string[];
  readonly empty: string;
}

const language = <T>(definition: Language<T>): Language<T> => definition;

const LANGUAGES = [
  language({
    name: 'section',
    parse: section.parseSectionExpression,
    words: section.describeSectionExpression,
    match: section.matchSectionExpression,
    pieces: [
      'Section ',
      'sec.',
      '101',
      '110',
      '2xx',
      '-',
      '*',
      '!',
      '"',
      ',',
      ' ',
      'Floor',
      'PIT',
      'é',
      'x',
      '\n',
      'ﷺ',
      '\u0301',
    ],
    empty: ', ,',
  }),
  language({
    name: 'row',
    parse: row.parseRowExpression,
    words: row.describeRowExpression,
    match: row.matchRowExpression,
    pieces: ['Row ', 'A', 'F', 'AA', '1', '10', '-', '"', ',', ' ', '12A', '!', 'é', '\n', '.'],
    empty: ', ,',
  }),
  language({
    name: 'keywords',
    parse: keyword.parseKeywordExpression,
    words: keyword.describeKeywordExpression,
    match: (expression, fact) =>
      keyword.matchKeywordExpression(expression, { texts: [keyword.foldKeywordText([fact])], eventKnown: true }),
    pieces: ['aisle', 'floor', 'ga', '-', '"', '“', ';', ' ', ',', '\n', 'Rós', '&', "'", '\u0301', '東京', '–'],
    empty: '; ;',
  }),
  language({
    name: 'date',
    parse: date.parseDateExpression,
    words: date.describeDateExpression,
    match: (expression, fact) => date.matchDateExpression(expression, { event_date: fact, event_time: null }),
    pieces: [
      '2026-06-10',
      '2026-06-20',
      '2026-02-30',
      'sat',
      'Friday',
      'mon',
      '..',
      '-',
      ',',
      ' ',
      '…',
      '!',
      '"',
      '\n',
    ],
    empty: ', ,',
  }),
] as Language<unknown>[];

const runs = { numRuns: 1500 };

describe.each(LANGUAGES)('every $name expression', ({ parse, words, match, pieces, empty }) => {
  const built = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));
  const anyText = fc.oneof(built, built, fc.string({ unit: 'binary', maxLength: 40 }));
  const valid = built.map((text) => ({ text, result: parse(text) })).filter(({ result }) => result.ok);

  it('parses or is refused with a place in the text and advice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = parse(text);
        if (result.ok) return;
        expect(result.error.position).toBeGreaterThanOrEqual(1);
        expect(result.error.position).toBeLessThanOrEqual(text.length);
        expect(result.error.message).toMatch(/^`[\s\S]+` at character [0-9]+: ./);
      }),
      runs,
    );
  });

  it('has words, and an answer for any fact', () => {
    fc.assert(
      fc.property(valid, anyText, ({ result }, fact) => {
        expect(words(parsed(result))).not.toBe('');
        expect(['yes', 'no', 'unknown']).toContain(match(parsed(result), fact));
      }),
      runs,
    );
  });

  it('means the same with empty items around', () => {
    fc.assert(
      fc.property(valid, anyText, ({ text, result }, fact) => {
        const padded = parsed(parse(`${empty}${text}${empty}`));
        expect(match(padded, fact)).toBe(match(parsed(result), fact));
      }),
      runs,
    );
  });
});

describe('excludes', () => {
  const names = fc.stringMatching(/^[A-Za-z0-9]{1,6}( [A-Za-z0-9]{1,6})?$/);

  it('of sections always win', () => {
    fc.assert(
      fc.property(fc.array(names), names, fc.nat(), (others, name, at) => {
        const items = others.map(section.toSectionItem);
        items.splice(at % (items.length + 1), 0, `!${section.toSectionItem(name)}`);
        const text = [...items, section.toSectionItem(name), '*'].join(', ');
        expect(section.matchSectionExpression(parsed(section.parseSectionExpression(text)), name)).toBe('no');
      }),
      runs,
    );
  });

  it('of keywords always win, wherever they stand and whatever is unknown', () => {
    fc.assert(
      fc.property(fc.array(names), names, fc.nat(), fc.boolean(), (others, name, at, event_known) => {
        const items = [...others];
        items.splice(at % (items.length + 1), 0, `-"${name}"`);
        const expression = parsed(keyword.parseKeywordExpression([...items, `"${name}"`].join('; ')));
        const texts = [keyword.foldKeywordText(['Some Event']), keyword.foldKeywordText([`The ${name} Seats`])];
        expect(keyword.matchKeywordExpression(expression, { texts, eventKnown: event_known })).toBe('no');
      }),
      runs,
    );
  });
});
