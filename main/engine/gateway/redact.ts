import { Buffer } from 'node:buffer';

/** Shorter keys, and shorter parts of a key, stand in a message by chance. */
const MIN_LENGTH = 8;
const MIN_PREFIX_LENGTH = 12;

let latest: { readonly key: string; readonly pattern: RegExp } | null = null;

/**
 * A text without the key, for what a gateway may have echoed: as it is, with any character JSON-escaped or
 * percent-encoded, in Base64 at any offset, or cut after a long beginning. What was JSON stays JSON.
 */
export function withoutKey(text: string, key: string | null): string {
  if (key === null || key === '') return text;
  // A number may stand without quotes, so that it is replaced by one.
  return text.replace(patternOf(key), /^\d+$/.test(key) ? '0' : '[key]');
}

/** A frame without the key. Keys too short to be told from other text are left alone: an alert must not be damaged. */
export function redactFrame(text: string, key: string): string {
  return key.length < MIN_LENGTH ? text : withoutKey(text, key);
}

/** Whether a text holds the key in one of those forms. */
export function holdsKey(text: string, key: string | null): boolean {
  return key !== null && key.length >= MIN_LENGTH && text.search(patternOf(key)) !== -1;
}

/** Foreign text fit for a sentence or a log: on one line, at most 120 characters, and without the key. */
export function redact(text: string, key: string): string {
  return withoutKey(text, key)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 120);
}

function patternOf(key: string): RegExp {
  if (latest?.key !== key) {
    const forms = [spelledOut(key), ...(key.length < MIN_LENGTH ? [] : base64Forms(key))];
    latest = { key, pattern: new RegExp(forms.join('|'), 'g') };
  }
  return latest.pattern;
}

/** The key with every character in any spelling; what follows a long beginning may be missing. */
function spelledOut(key: string): string {
  const characters = [...Buffer.from(key, 'utf8').toString('latin1')].map(spellingsOf);
  const required = Math.min(key.length, Math.max(MIN_PREFIX_LENGTH, Math.ceil(key.length * 0.6)));
  const rest = characters.slice(required).reduceRight((inner, character) => `(?:${character}${inner})?`, '');
  return characters.slice(0, required).join('') + rest;
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
function base64Forms(key: string): string[] {
  return [0, 1, 2].map((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(key, 'utf8')]);
    const first = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return [...bytes.toString('base64').slice(first, end)]
      .map((character) => {
        if (character === '+') return '(?:\\+|-|%2[bB])';
        return character === '/' ? '(?:\\\\*/|_|%2[fF])' : character;
      })
      .join('');
  });
}

function escapeForPattern(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
