import { endOfString, isInOutermostObject, skipSpace } from './json-scan.ts';

/** Where the members of `sections` begin in the text of a message. */
export interface SectionsPlace {
  /** The index of the value of `sections`: an opening brace. */
  readonly openingBrace: number;
  readonly firstMember: number;
}

/** `null` unless the message has `sections` in the usual spelling, as an object with members. */
export function findSections(text: string): SectionsPlace | null {
  const key = text.indexOf('"sections"');
  if (key === -1) return null;
  const colon = skipSpace(text, key + '"sections"'.length);
  if (text[colon] !== ':') return null;
  const openingBrace = skipSpace(text, colon + 1);
  if (text[openingBrace] !== '{') return null;
  const firstMember = skipSpace(text, openingBrace + 1);
  return text[firstMember] === '"' && isInOutermostObject(text, key) ? { openingBrace, firstMember } : null;
}

/**
 * Whether what follows `sections` may hold that key again: of two the last counts. Its letters may be written as escapes,
 * all of which begin alike.
 */
export function mayHoldSectionsAgain(rest: string): boolean {
  return rest.includes('ections"') || rest.includes('\\u006') || rest.includes('\\u007');
}

/** A key as it stands in the text, with the index of its value. */
interface Key {
  readonly name: string;
  readonly value: number;
}

/**
 * The key that begins at `at` if its value is an object. `null` also for keys with escapes, which may be other words than they
 * seem, and for numbers, which JavaScript puts before all other keys.
 */
export function readPlainKey(text: string, at: number): Key | null {
  if (text[at] !== '"') return null;
  const end = endOfString(text, at);
  if (end === -1) return null;
  const name = text.slice(at + 1, end - 1);
  const colon = skipSpace(text, end);
  const value = skipSpace(text, colon + 1);
  if (text[colon] !== ':' || text[value] !== '{' || name.includes('\\') || /^\d+$/.test(name)) return null;
  return { name, value };
}
