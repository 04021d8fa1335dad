import { Buffer } from 'node:buffer';

/** Shorter keys, and shorter parts of a key, stand in a text by chance. */
export const MIN_KEY_LENGTH = 8;
const MIN_PART_LENGTH = 12;
/** How much of a key counts as the key. */
const LONG_PART = 0.6;

/** Finds a key in a text, in every spelling that an echo may have. */
export interface KeySearch {
  readonly key: string;
  readonly pattern: RegExp;
  /** Tells quickly that a text does not hold the key: most texts hold none of its parts. */
  mayHold(text: string): boolean;
}

let latest: KeySearch | null = null;

/**
 * What finds a key as it is, in capitals or small letters; with any character JSON-escaped, percent-encoded (also twice) or
 * as an HTML character reference; in Base64 at any offset and in hexadecimal digits; whole, or cut at either side.
 */
export function searchFor(key: string): KeySearch {
  if (latest?.key !== key) latest = createSearch(key);
  return latest;
}

function createSearch(key: string): KeySearch {
  const isLong = key.length >= MIN_KEY_LENGTH;
  const cased = isLong ? [...new Set([key, key.toLowerCase(), key.toUpperCase()])] : [key];
  const ends = isLong ? [longEnd(key)] : [];
  const base64 = isLong ? base64Stems(key) : [];
  const hex = isLong ? Buffer.from(key, 'utf8').toString('hex') : '';
  const pattern = [
    ...cased.map((text) => longBeginning(latin1Of(text), spellingsOf)),
    ...ends.map((text) => [...latin1Of(text)].map((character, at) => spellingsOf(character, at === 0)).join('')),
    ...base64.map((stem) => longBeginning(stem, spellingsInBase64)),
    ...(isLong ? [longBeginning(hex, eitherCase)] : []),
  ].join('|');
  const plainParts = [
    ...cased.map((text) => beginningOf(latin1Of(text))),
    ...ends.map(latin1Of),
    ...base64.map((stem) => longestPlainRun(beginningOf(stem))),
    ...(isLong ? [beginningOf(hex), beginningOf(hex).toUpperCase()] : []),
  ].map(quickToFind);
  // Whatever may stand for a character begins with one of these.
  const escapes = ['%', '\\', /[&<>"']/.test(key) ? '&' : '&#'];
  const searched = [...escapes, ...plainParts];
  return {
    key,
    pattern: new RegExp(pattern, 'g'),
    mayHold: (text) => searched.some((part) => text.includes(part)),
  };
}

/** The key as the characters of its bytes: escapes name bytes. */
function latin1Of(key: string): string {
  return Buffer.from(key, 'utf8').toString('latin1');
}

function longLength(text: string): number {
  return Math.min(text.length, Math.max(MIN_PART_LENGTH, Math.ceil(text.length * LONG_PART)));
}

const beginningOf = (text: string) => text.slice(0, longLength(text));
const longEnd = (text: string) => text.slice(-longLength(text));

/** A text in any spelling; what follows a long beginning may be missing. */
function longBeginning(text: string, spell: (character: string, isFirst: boolean) => string): string {
  const characters = [...text].map((character, at) => spell(character, at === 0));
  const required = longLength(text);
  const rest = characters.slice(required).reduceRight((inner, character) => `(?:${character}${inner})?`, '');
  return characters.slice(0, required).join('') + rest;
}

const HTML_NAMES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** @param isFirst A run of backslashes before the first character is looked at from its beginning only, not from each of them. */
function spellingsOf(character: string, isFirst: boolean): string {
  const backslashes = isFirst ? '(?<!\\\\)\\\\+' : '\\\\+';
  const code = character.charCodeAt(0);
  const digits = [...code.toString(16).padStart(2, '0')].map(eitherCase).join('');
  const escaped = escapeForPattern(character);
  const name = HTML_NAMES[character];
  const spellings = [
    // Encoded again, its percent sign is %25.
    `%(?:25)*${digits}`,
    // All the backslashes before an escape go with it: one that is left over would escape what replaces the key.
    `${backslashes}(?:u00|x)${digits}`,
    ...(/["\\/]/.test(character) ? [`${backslashes}${escaped}`] : []),
    `&(?:amp;)*#(?:0*${code}|[xX]0*${digits});`,
    ...(name === undefined ? [] : [`&(?:amp;)*${name};`]),
    escaped,
  ];
  return `(?:${spellings.join('|')})`;
}

/** The characters of Base64 that depend on the key alone, for each place at which it may begin in what is encoded. */
function base64Stems(key: string): string[] {
  return [0, 1, 2].map((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(key, 'utf8')]);
    const first = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return bytes.toString('base64').slice(first, end);
  });
}

function spellingsInBase64(character: string): string {
  if (character === '+') return '(?:\\+|-|%2[bB])';
  if (character === '/') return '(?:\\\\*/|_|%2[fF])';
  return character;
}

function eitherCase(digit: string): string {
  return /[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit;
}

function escapeForPattern(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** What of a Base64 form has one spelling only, whichever alphabet is used. */
function longestPlainRun(stem: string): string {
  return stem.split(/[+/]/).reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

/** Characters that are common in messages, the most common ones first. */
const COMMON = '"e,:ta0_sionr1ck25c.l/dfp-346789hmubgvyw';
const MIN_SEARCHED_LENGTH = 4;
/** V8 looks for a text of this length or less by its first character alone; for a longer one it soon looks at every few characters. */
const MAX_SHORT_LENGTH = 6;

/**
 * What to search for in place of a part, for speed, because V8 looks for the first character: the part from its first rare
 * character on. Without one, a short text from its least common character on.
 */
function quickToFind(part: string): string {
  const starts = [...part.slice(0, 1 - MIN_SEARCHED_LENGTH)];
  const rare = starts.findIndex((character) => !COMMON.includes(character));
  if (rare !== -1) return part.slice(rare);
  if (part.length <= MAX_SHORT_LENGTH) return part;
  const ranks = [...part.slice(0, 1 - MAX_SHORT_LENGTH)].map((character) => COMMON.indexOf(character));
  const start = ranks.indexOf(Math.max(...ranks));
  return part.slice(start, start + MAX_SHORT_LENGTH);
}
