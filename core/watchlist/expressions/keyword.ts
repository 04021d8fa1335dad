import { capitalize } from '../../text/capitalize.ts';
import { wordsBetweenApostrophes, wordsOf } from '../../text/fold.ts';
import { formatAlternatives, formatClauses } from '../../text/format/format-list.ts';
import { MAX_NAME_LENGTH } from '../../text/name-length.ts';
import type { Answer } from './answer.ts';
import { failParse, type ParseResult, tryParse } from './parse-result.ts';

/**
 * Keyword expressions (docs/filters.md#keywords): `;` or a line break is OR, space (or a comma) is AND, `"a phrase"`;
 * `-word` and `-"a phrase"` exclude. Whole words; case, accents, vowel marks and apostrophes are folded. A term with a
 * letter of `UNSPACED` is found anywhere in the text.
 */
export interface KeywordExpression {
  /** Any of these suffices, each when all its terms are found; none given: everything that is not excluded passes. */
  readonly alternatives: readonly (readonly KeywordTerm[])[];
  /** Wherever they were written, these hold for the whole expression and win. */
  readonly excludes: readonly KeywordTerm[];
}

/** One or more words that must stand side by side. Never empty: a term without letters or digits is left out. */
export interface KeywordTerm {
  /** As written, without quotes. */
  readonly text: string;
  /** Folded. */
  readonly words: readonly string[];
  /** Found anywhere, not only as whole words. */
  readonly anywhere: boolean;
}

/** Names prepared for keyword matching, so that those of an event are folded once for all its offers. */
export interface KeywordText {
  /** `null` for a text that is too long for a name: to search it costs less than to set up this. */
  readonly words: ReadonlySet<string> | null;
  /** The words with single spaces, one name per line: a phrase never runs from one name into the next. */
  readonly lines: string;
}

export interface KeywordTarget {
  /** What is known: usually the event's names and one offer's. */
  readonly texts: readonly KeywordText[];
  /** Whether the message gives a name of the event: without one, a wanted term that is not found may still be there. */
  readonly eventKnown: boolean;
}

/** As many characters as the names of an event have at most. */
const MAX_LOOKED_UP = 8 * MAX_NAME_LENGTH;

/** Folds names (event, artist, venue, ...) for `matchKeywordExpression`. `null` names are left out. */
export function foldKeywordText(names: readonly (string | null)[]): KeywordText {
  const wordLists = names.flatMap((name) => [wordsOf(name ?? ''), wordsBetweenApostrophes(name ?? '') ?? []]);
  const lines = `\n${wordLists.map((words) => ` ${words.join(' ')} `).join('\n')}\n`;
  return { words: lines.length > MAX_LOOKED_UP ? null : new Set(wordLists.flat()), lines };
}

/** Parses a keyword expression; blank text is the expression without terms, which passes everything. */
export function parseKeywordExpression(text: string): ParseResult<KeywordExpression> {
  return tryParse(text, () => {
    const alternatives: KeywordTerm[][] = [[]];
    const excludes: KeywordTerm[] = [];
    let at = 0;
    while (at < text.length) {
      const character = text.charAt(at);
      if (OR.test(character)) alternatives.push([]);
      if (GAP.test(character)) {
        at += 1;
        continue;
      }
      const excluded = DASH.test(character);
      let start = at;
      while (DASH.test(text.charAt(start))) start += 1;
      const { body, end } = QUOTE.test(text.charAt(start)) ? readPhrase(text, start) : readWord(text, start);
      const words = wordsOf(body);
      if (words.length > 0)
        (excluded ? excludes : alternatives.at(-1))?.push({
          text: body,
          words,
          anywhere: UNSPACED.test(words.join('')),
        });
      at = end;
    }
    return { alternatives: alternatives.filter((terms) => terms.length > 0), excludes };
  });
}

/** Whether the names pass. */
export function matchKeywordExpression(expression: KeywordExpression, target: KeywordTarget): Answer {
  const { alternatives, excludes } = expression;
  const found = (term: KeywordTerm) => target.texts.some((text) => containsTerm(text, term));
  if (excludes.some(found)) return 'no';
  if (alternatives.length === 0 || alternatives.some((terms) => terms.every(found))) return 'yes';
  return target.eventKnown ? 'no' : 'unknown';
}

/** In words: "“aisle”, or the phrase “floor ga”; never “obstructed”". */
export function describeKeywordExpression({ alternatives, excludes }: KeywordExpression): string {
  const wanted =
    alternatives.length === 0
      ? 'Any words'
      : capitalize(formatClauses(alternatives.map((terms) => terms.map(describeTerm).join(' and '))));
  return excludes.length === 0 ? wanted : `${wanted}; never ${formatAlternatives(excludes.map(describeTerm))}`;
}

/** Scripts that are written without spaces, or with particles joined to the word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const OR = /^[;；؛\n\r]$/;
/** Between terms. */
const GAP = /^[\s,;，；、،؛]$/;
/** The hyphen, and what word processors make of it. */
const DASH = /^[-‐‑−–—－]$/;
const QUOTE = /^["“”„]$/;

function readWord(text: string, start: number): { body: string; end: number } {
  let end = start;
  while (end < text.length && !GAP.test(text.charAt(end)) && !QUOTE.test(text.charAt(end))) end += 1;
  return { body: text.slice(start, end), end };
}

function readPhrase(text: string, open: number): { body: string; end: number } {
  let end = open + 1;
  while (end < text.length && text[end] !== '\n' && !QUOTE.test(text.charAt(end))) end += 1;
  if (!QUOTE.test(text.charAt(end))) failParse(text.slice(open, end), open, 'the phrase has no closing quote');
  const body = text
    .slice(open + 1, end)
    .replace(/\s+/g, ' ')
    .trim();
  return { body, end: end + 1 };
}

/** A single word is looked up; a phrase is searched for in the words' own spacing. */
function containsTerm(text: KeywordText, { words, anywhere }: KeywordTerm): boolean {
  if (anywhere) return text.lines.includes(words.join(' '));
  const [first = '', ...others] = words;
  if (text.words?.has(first) === false) return false;
  return (others.length === 0 && text.words !== null) || text.lines.includes(` ${words.join(' ')} `);
}

function describeTerm({ text, words }: KeywordTerm): string {
  return words.length > 1 ? `the phrase “${text}”` : `“${text}”`;
}
