import { isJsonObject, type JsonObject } from '../../text/json-object.ts';

/** The keys of objects that `JSON.parse` put in another order. */
const keysInText = new WeakMap<object, readonly string[]>();

/** A message, its sections, one of them: deeper, no order of keys counts. */
const MAX_DEPTH = 3;

/** Before a key that is a number, so that it is none. A private character, which no text should have. */
const MARK = '\ue000';
const NUMBER_KEY = /(?<=[{,\s])"(\d+)"(?=\s*:)/g;

/**
 * Parses JSON and remembers for `keysOf` in which order the text has the keys of each object. JavaScript puts keys that are
 * whole numbers before all others and in order of number: the offers of a site with such ids would lose their order.
 *
 * @throws SyntaxError as `JSON.parse`.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // Only such a text, of which there are few kinds, is parsed twice.
  if (losesOrder(value)) rememberOrder(value, JSON.parse(text.replace(NUMBER_KEY, `"${MARK}$1"`)));
  return value;
}

/** The keys of an object that `parseJson` made, each once, in the order of the text. */
export function keysOf(object: JsonObject): readonly string[] {
  return keysInText.get(object) ?? Object.keys(object);
}

/** Whether `keysOf` and `Object.keys` differ. */
export function isReordered(object: JsonObject): boolean {
  return keysInText.has(object);
}

/** Whether there may be another order in the text, in the value or in an object within. */
function losesOrder(value: unknown, depth = MAX_DEPTH): boolean {
  if (!isJsonObject(value)) return false;
  if (hasNumberKey(value)) return true;
  if (depth > 1) for (const key in value) if (losesOrder(value[key], depth - 1)) return true;
  return false;
}

/** Keys that are numbers come first, so that one look is enough. Few others begin with a digit. */
function hasNumberKey(object: JsonObject): boolean {
  for (const key in object) return isDigit(key.charCodeAt(0)) && /^\d+$/.test(key);
  return false;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function rememberOrder(value: unknown, marked: unknown, depth = MAX_DEPTH): void {
  if (depth === 0 || !isJsonObject(value) || !isJsonObject(marked)) return;
  const keys: string[] = [];
  for (const [markedKey, member] of Object.entries(marked)) {
    const key = markedKey.startsWith(MARK) && !Object.hasOwn(value, markedKey) ? markedKey.slice(1) : markedKey;
    keys.push(key);
    rememberOrder(value[key], member, depth - 1);
  }
  const isComplete = keys.length === Object.keys(value).length && keys.every((key) => Object.hasOwn(value, key));
  if (hasNumberKey(value) && isComplete) keysInText.set(value, keys);
}
