import { MIN_KEY_LENGTH, searchFor } from './key-search.ts';

/**
 * A text without the key, for what a gateway may have echoed, in the spellings of `key-search.ts`. What was JSON stays JSON.
 */
export function withoutKey(text: string, key: string | null): string {
  if (key === null || key === '') return text;
  const search = searchFor(key);
  if (!search.mayHold(text)) return text;
  // A number may stand without quotes, so that it is replaced by one.
  return text.replace(search.pattern, /^\d+$/.test(key) ? '0' : '[key]');
}

/** A frame without the key. A key too short to be distinguished from other text is not removed: an alert must not be damaged. */
export function redactFrame(text: string, key: string): string {
  return key.length < MIN_KEY_LENGTH ? text : withoutKey(text, key);
}

/** Whether a text holds the key in one of those spellings. */
export function holdsKey(text: string, key: string | null): boolean {
  if (key === null || key.length < MIN_KEY_LENGTH) return false;
  const search = searchFor(key);
  return search.mayHold(text) && text.search(search.pattern) !== -1;
}

/** Foreign text fit for a sentence or a log: on one line, at most 120 characters, and without the key. */
export function redact(text: string, key: string): string {
  return withoutKey(text, key)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 120);
}
