import { Buffer } from 'node:buffer';

/** Shorter keys, and shorter parts of a key, stand in a message by chance. */
const MIN_LENGTH = 8;
const MIN_PREFIX_LENGTH = 12;

/** What tells quickly that a text does not hold the key, and what finds it. */
interface KeySearch {
  readonly key: string;
  readonly pattern: RegExp;
  /** Every spelling without `%` and backslashes holds one of these. */
  readonly plainParts: readonly string[];
}

let latest: KeySearch | null = null;

/**
 * A text without the key, for what a gateway may have echoed: as it is, with any character JSON-escaped or
 * percent-encoded, in Base64 at any offset, or cut after a long beginning. What was JSON stays JSON.
 */
export function withoutKey(text: string, key: string | null): string {
  if (key === null || key === '') return text;
  const search = searchFor(key);
  if (!mayHoldKey(text, search)) return text;
  // A number may stand without quotes, so that it is replaced by one.
  return text.replace(search.pattern, /^\d+$/.test(key) ? '0' : '[key]');
}

/** A frame without the key. Keys too short to be told from other text are left alone: an alert must not be damaged. */
export function redactFrame(text: string, key: string): string {
  return key.length < MIN_LENGTH ? text : withoutKey(text, key);
}

/** Whether a text holds the key in one of those forms. */
export function holdsKey(text: string, key: string | null): boolean {
  return key !== null && key.length >= MIN_LENGTH && text.search(searchFor(key).pattern) !== -1;
}

/** Foreign text fit for a sentence or a log: on one line, at most 120 characters, and without the key. */
export function redact(text: string, key: string): string {
  return withoutKey(text, key)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 120);
}

/** Most messages hold none of its parts, which costs a tenth of the search for every spelling. */
function mayHoldKey(text: string, { plainParts }: KeySearch): boolean {
  return text.includes('%') || text.includes('\\') || plainParts.some((part) => text.includes(part));
}

function searchFor(key: string): KeySearch {
  if (latest?.key !== key) {
    const base64 = key.length < MIN_LENGTH ? [] : base64Stems(key);
    const pattern = new RegExp([spelledOut(key), ...base64.map(base64Pattern)].join('|'), 'g');
    latest = { key, pattern, plainParts: [plainStart(key), ...base64.map(longestPlainRun)].map(fromRarest) };
  }
  return latest;
}

/** The beginning of the key that every spelling of it has, as the characters of its bytes. */
function plainStart(key: string): string {
  return latin1Of(key).slice(0, requiredLength(key));
}

/** What of a Base64 form has one spelling only, whichever alphabet is used. */
function longestPlainRun(stem: string): string {
  return stem.split(/[+/]/).reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

/** How common characters are in messages, the commonest first; those it lacks are rare. */
const COMMON = '"e,:ta0_sionr1ck25c.l/dfp-346789hmubgvyw';
const MIN_PART_LENGTH = 6;

/** A text from its rarest character on, but not too short: it is searched for by its first character. */
function fromRarest(text: string): string {
  const candidates = Array.from({ length: Math.max(1, text.length - MIN_PART_LENGTH + 1) }, (_, at) => text.slice(at));
  const rarity = (part: string) => {
    const rank = COMMON.indexOf(part.charAt(0));
    return rank === -1 ? COMMON.length : rank;
  };
  return candidates.reduce((rarest, part) => (rarity(part) > rarity(rarest) ? part : rarest));
}

/** The key with every character in any spelling; what follows a long beginning may be missing. */
function spelledOut(key: string): string {
  const characters = [...latin1Of(key)].map(spellingsOf);
  const required = requiredLength(key);
  const rest = characters.slice(required).reduceRight((inner, character) => `(?:${character}${inner})?`, '');
  return characters.slice(0, required).join('') + rest;
}

function latin1Of(key: string): string {
  return Buffer.from(key, 'utf8').toString('latin1');
}

function requiredLength(key: string): number {
  return Math.min(key.length, Math.max(MIN_PREFIX_LENGTH, Math.ceil(key.length * 0.6)));
}

function spellingsOf(character: string): string {
  const hex = character.charCodeAt(0).toString(16).padStart(2, '0');
  const digits = hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const escaped = escapeForPattern(character);
  // All the backslashes before an escape go with it: one that is left over would escape what replaces the key.
  const jsonEscaped = /["\\/]/.test(character) ? [`\\\\+${escaped}`] : [];
  return `(?:${[`%${digits}`, `\\\\+u00${digits}`, ...jsonEscaped, escaped].join('|')})`;
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

function base64Pattern(stem: string): string {
  return stem.replaceAll('+', '(?:\\+|-|%2[bB])').replaceAll('/', '(?:\\\\*/|_|%2[fF])');
}

function escapeForPattern(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
