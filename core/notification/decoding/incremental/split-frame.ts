import { endOfString, skipSpace } from './json-scan.ts';

/** Where the members of `sections` begin in the text of a message. */
export interface SectionsPlace {
  /** The index of the value of `sections`: an opening brace. */
  readonly openingBrace: number;
  readonly firstMember: number;
}

/** `null` unless the message seems to have `sections` in the usual spelling, as an object with members. */
export function findSections(text: string): SectionsPlace | null {
  const key = text.indexOf('"sections"');
  if (key === -1) return null;
  const colon = skipSpace(text, key + '"sections"'.length);
  if (text[colon] !== ':') return null;
  const openingBrace = skipSpace(text, colon + 1);
  if (text[openingBrace] !== '{') return null;
  const firstMember = skipSpace(text, openingBrace + 1);
  return text[firstMember] === '"' ? { openingBrace, firstMember } : null;
}

/** A key as it stands in the text, with the index of its value. */
interface Key {
  readonly name: string;
  readonly value: number;
}

/**
 * The key that begins at `at` if its value is an object. `null` also for keys with escapes, which may be other words than they
 * seem, and for numbers.
 */
export function readPlainKey(text: string, at: number): Key | null {
  if (text[at] !== '"') return null;
  const end = endOfString(text, at);
  if (end === -1) return null;
  const name = text.slice(at + 1, end - 1);
  const colon = skipSpace(text, end);
  const value = skipSpace(text, colon + 1);
  if (text[colon] !== ':' || text[value] !== '{' || name.includes('\\') || isIndexKey(name)) return null;
  return { name, value };
}

/** JavaScript puts keys that are numbers before all others. */
export function isIndexKey(name: string): boolean {
  return /^\d+$/.test(name);
}
