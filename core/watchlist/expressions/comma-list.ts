import { failParse } from './parse-result.ts';

/** One item of a comma list. */
export interface ListItem {
  /** Without surrounding space; of a quoted item, what stands between the quotes. */
  readonly text: string;
  /** 0-based, of the item's first character (the quote, of a quoted item; the `!`, of an excluded one). */
  readonly index: number;
  /** Written `"like this"`: a name to take literally, whatever characters it holds. */
  readonly quoted: boolean;
  /** Written `!like this`. */
  readonly excluded: boolean;
}

/** As keyboards for Chinese, Japanese and Arabic write them too. */
const SEPARATOR = /[,;，；、،؛\n\r]/;
const EXCLAMATION = /^[!！]$/;

/** Nothing that needs more is a section, a row or a date. */
const MAX_ITEM_LENGTH = 200;

/**
 * Splits a comma list. Semicolons and line breaks separate as commas do, and so do those of other scripts. Empty items (also a
 * lone `!`) are left out: they neither match everything nor exclude everything.
 */
export function splitList(text: string): ListItem[] {
  const items: ListItem[] = [];
  let at = 0;
  while (at < text.length) {
    const start = skipSpace(text, at);
    let body = start;
    while (EXCLAMATION.test(text.charAt(body))) body = skipBlanks(text, body + 1);
    const excluded = body > start;
    if (text[body] === '"') {
      const { name, end } = readQuoted(text, body);
      if (name !== '') items.push({ text: name, index: start, quoted: true, excluded });
      at = end + 1;
      continue;
    }
    let end = body;
    while (end < text.length && !isSeparator(text[end])) end += 1;
    const item = text.slice(body, end).trim();
    if (item.length > MAX_ITEM_LENGTH) failParse(item, start, `an item has at most ${MAX_ITEM_LENGTH} characters`);
    if (item !== '') items.push({ text: item, index: start, quoted: false, excluded });
    at = end + 1;
  }
  return items;
}

/** Whether `name` as an item would be several, or an exclude, or quoted already. */
export function needsQuotes(name: string): boolean {
  return /^[!！"]/.test(name) || SEPARATOR.test(name);
}

/** `name` in quotes; a quote within it is doubled. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function readQuoted(text: string, start: number): { name: string; end: number } {
  let at = start + 1;
  while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) at += text[at] === '"' ? 2 : 1;
  if (at >= text.length) failParse(text.slice(start), start, 'the quote is not closed; end the name with "');
  const name = text
    .slice(start + 1, at)
    .replaceAll('""', '"')
    .replace(/\s+/g, ' ')
    .trim();
  if (name.length > MAX_ITEM_LENGTH) failParse(name, start, `a name has at most ${MAX_ITEM_LENGTH} characters`);
  const end = skipBlanks(text, at + 1);
  if (end < text.length && !isSeparator(text[end])) {
    failParse(text.slice(start, end + 1), start, 'put a comma after the closing quote');
  }
  return { name, end };
}

function isSeparator(character: string | undefined): boolean {
  return character !== undefined && SEPARATOR.test(character);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

/** Space within a line. */
function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSeparator(text[at]) && /\s/.test(text.charAt(at))) at += 1;
  return at;
}
