import { dropSectionWord, foldSection, foldText } from '../../text/fold.ts';
import { formatAlternatives, formatClauses } from '../../text/format/format-list.ts';
import type { Answer } from './answer.ts';
import { type ListItem, needsQuotes, quote, splitList } from './comma-list.ts';
import { failParse, type ParseResult, tryParse } from './parse-result.ts';
import { hasDigitPlaces, isPattern, matchesPattern, type Pattern, patternOf } from './pattern.ts';

/**
 * Section expressions (docs/filters.md#sections): a comma list of names, `101-110` or `101 to 110`, `2xx`, `Floor*` and `!PIT`.
 * `"Floor, GA"` in quotes is a name taken literally.
 */
export interface SectionExpression {
  /** Any of these suffices; none given: every section that is not excluded. */
  readonly includes: readonly SectionItem[];
  /** Any of these turns the section away, whatever is included. */
  readonly excludes: readonly SectionItem[];
}

export type SectionItem =
  | { readonly kind: 'name'; readonly text: string; readonly folded: string }
  /** Names of digits alone, as many as `from` and `to` have; inclusive. */
  | { readonly kind: 'range'; readonly from: string; readonly to: string }
  /** With `*` or with `x` for a digit. */
  | { readonly kind: 'pattern'; readonly text: string; readonly pattern: Pattern };

const RANGE = /^([0-9]+)(?: ?[-–—] ?| to )([0-9]+)$/;
/** "Sections 101-110", as the list is called in words. */
const PLURAL = /^sections (?=[0-9])/;
const NO_END = /^[0-9]+ ?[-–—]$/;
const NO_START = /^[-–—] ?[0-9]+$/;
const DIGIT_PATTERN_RANGE = /^[0-9x]+(?: ?[-–—] ?| to )[0-9x]+$/;

/** Parses a section expression; blank text is the expression without items, which passes everything. */
export function parseSectionExpression(text: string): ParseResult<SectionExpression> {
  return tryParse(text, () => {
    const includes: SectionItem[] = [];
    const excludes: SectionItem[] = [];
    for (const item of splitList(text)) {
      const parsed = parseItem(item);
      if (parsed !== null) (item.excluded ? excludes : includes).push(parsed);
    }
    return { includes, excludes };
  });
}

/** Whether an offer's section name passes; `null` (or blank): the message does not name the section. */
export function matchSectionExpression(expression: SectionExpression, name: string | null): Answer {
  if (expression.includes.length === 0 && expression.excludes.length === 0) return 'yes';
  const whole = foldText(name ?? '');
  if (whole === '') return 'unknown';
  const bare = dropSectionWord(whole);
  const fits = (item: SectionItem) => fitsItem(item, bare, whole);
  if (expression.excludes.some(fits)) return 'no';
  return expression.includes.length === 0 || expression.includes.some(fits) ? 'yes' : 'no';
}

/** In words: "Sections 101 to 110, or starting with Floor; never PIT". */
export function describeSectionExpression({ includes, excludes }: SectionExpression): string {
  const [first, ...others] = includes;
  const noun = first?.kind === 'name' && others.length === 0 ? 'Section' : 'Sections';
  const wanted = first === undefined ? 'Any section' : `${noun} ${formatClauses(includes.map(formatSectionItem))}`;
  return excludes.length === 0 ? wanted : `${wanted}; never ${formatAlternatives(excludes.map(formatSectionItem))}`;
}

/** One item in words, without the noun: "101 to 110", "starting with Floor". */
function formatSectionItem(item: SectionItem): string {
  if (item.kind === 'name') return item.text.replace(/^sec(?:tion|\.)? (?=\S)/i, '');
  if (item.kind === 'range') return `${item.from} to ${item.to}`;
  const inner = item.text.replace(/^\*+|\*+$/g, '');
  const digits = hasDigitPlaces(item.pattern) ? ' (x is any digit)' : '';
  if (inner === '') return 'of any name';
  if (inner.includes('*')) return `like ${item.text}${digits}`;
  const starts = item.text.startsWith('*');
  const ends = item.text.endsWith('*');
  const place = starts && ends ? 'containing ' : ends ? 'starting with ' : starts ? 'ending with ' : '';
  return `${place}${inner}${digits}`;
}

/** `name` as an item that means exactly this name, quoted if it would be read as something else. */
export function toSectionItem(name: string): string {
  const text = name.replace(/\s+/g, ' ').trim();
  return isLiteral(text) ? text : quote(text);
}

function parseItem({ text, index, quoted }: ListItem): SectionItem | null {
  const whole = foldText(text);
  const folded = dropSectionWord(quoted ? whole : whole.replace(PLURAL, 'section '));
  if (folded === '') return null;
  const shown = text.replace(/\s+/g, ' ');
  if (quoted) return { kind: 'name', text: shown, folded };
  const range = RANGE.exec(folded);
  if (range !== null) return rangeOf(shown, index, range[1] ?? '', range[2] ?? '');
  if (NO_END.test(folded)) failParse(shown, index, 'a range needs an end, for example 10-20');
  if (NO_START.test(folded)) failParse(shown, index, 'a range needs a start, for example 10-20');
  if (DIGIT_PATTERN_RANGE.test(folded)) {
    failParse(shown, index, 'a range runs between plain numbers, for example 200-399; or list 2xx, 3xx');
  }
  if (isPattern(folded)) return { kind: 'pattern', text: shown, pattern: patternOf(folded) };
  return { kind: 'name', text: shown, folded };
}

function rangeOf(shown: string, index: number, from: string, to: string): SectionItem {
  if (from.length !== to.length) {
    failParse(
      shown,
      index,
      `both ends of a range need the same number of digits, for example 10-99, 100-120; for a section of this very name write ${quote(shown)}`,
    );
  }
  if (from > to) failParse(shown, index, `a range starts with the lower number: ${to}-${from}`);
  return { kind: 'range', from, to };
}

/** `bare` is `whole` without a leading Section or Block; a pattern such as `Block*` may mean either. */
function fitsItem(item: SectionItem, bare: string, whole: string): boolean {
  switch (item.kind) {
    case 'name':
      return item.folded === bare;
    case 'range':
      return bare.length === item.from.length && bare >= item.from && bare <= item.to && /^[0-9]+$/.test(bare);
    case 'pattern':
      return matchesPattern(item.pattern, bare) || (whole !== bare && matchesPattern(item.pattern, whole));
  }
}

/** Whether the text, unquoted, is read as this name and nothing else. */
function isLiteral(text: string): boolean {
  if (text === '' || needsQuotes(text)) return false;
  const parsed = tryParse(text, () => parseItem({ text, index: 0, quoted: false, excluded: false }));
  return parsed.ok && parsed.expression?.kind === 'name' && parsed.expression.folded === foldSection(text);
}
