import { describe, expect, it, vi } from 'vitest';
import { foldAccents } from '../../../../core/text/fold.ts';
import { matchDateExpression, parseDateExpression } from '../../../../core/watchlist/expressions/date.ts';
import {
  foldKeywordText,
  matchKeywordExpression,
  parseKeywordExpression,
} from '../../../../core/watchlist/expressions/keyword.ts';
import type { ParseResult } from '../../../../core/watchlist/expressions/parse-result.ts';
import { matchRowExpression, parseRowExpression } from '../../../../core/watchlist/expressions/row.ts';
import { matchSectionExpression, parseSectionExpression } from '../../../../core/watchlist/expressions/section.ts';
import { parseClockTime } from '../../../../core/watchlist/venue-date.ts';

/** Much work: a busy machine may take its time. */
vi.setConfig({ testTimeout: 120_000 });

const SMALL = 10_000;
const LARGE = 100_000;

/** The best of several runs, in milliseconds: what the work costs when nothing else gets in its way. */
function cost(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4; run += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/**
 * Ten times the input takes about ten times as long; quadratic work would take a hundred times. What is over within a
 * blink is too short to compare, and a busy machine may try again.
 */
function expectLinear(work: (size: number) => unknown): void {
  const small = cost(() => work(SMALL));
  const large = cost(() => work(LARGE));
  expect(large).toBeLessThan(Math.max(60 * small, 60));
}

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

describe('100 KB of hostile text takes linear time', { retry: 3 }, () => {
  it.each(HOSTILE)('as an expression, %j over and over', (unit) => {
    expectLinear((size) => everyLanguage(unit.repeat(size / unit.length), 'Section 101'));
  });

  it.each(HOSTILE)('as a name in a message, %j over and over', (unit) => {
    const text = '*a*ab*b, 101-110, 2xx*';
    expectLinear((size) => {
      const fact = unit.repeat(size / unit.length);
      ifParsed(parseSectionExpression(text), (expression) => matchSectionExpression(expression, fact));
      ifParsed(parseRowExpression('A-F, 1-10, 12A'), (expression) => matchRowExpression(expression, fact));
      ifParsed(parseKeywordExpression('"a a a b"; a1 -"x y"'), (expression) =>
        matchKeywordExpression(expression, { texts: [foldKeywordText([fact])], eventKnown: true }),
      );
      parseClockTime(fact);
      foldAccents(fact);
    });
  });
});
