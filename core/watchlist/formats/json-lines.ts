import { findField } from '../fields.ts';

/** Where an element of a list stands. Lines count from 1. */
export interface ElementPlace {
  readonly line: number;
  /** Lines of its keys, by the field each means. */
  readonly fields: ReadonlyMap<string, number>;
}

/**
 * The places of a list's elements in a text that `JSON.parse` accepted, in one pass. (`JSON.parse` itself does not tell
 * them.)
 *
 * @param key The list is the value of this key of the outermost object; `null`: it is the outermost value;
 *   `undefined`: there is no list, and the outermost value is the one element.
 */
export function locateElements(text: string, key: string | null | undefined): ElementPlace[] {
  const depthOfElements = key === undefined ? 0 : key === null ? 1 : 2;
  const places: { line: number; fields: Map<string, number> }[] = [];
  let line = 1;
  let depth = 0;
  let rootKey: string | null = null;
  const startValue = () => {
    if (depth === depthOfElements && rootKey === (key ?? null)) places.push({ line, fields: new Map() });
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\n') line += 1;
    if (character === ']' || character === '}') depth -= 1;
    else if (character === '[' || character === '{') {
      startValue();
      depth += 1;
    } else if (character === '"') {
      const end = endOfString(text, at);
      const next = skipSpace(text, end);
      if (text[next] !== ':') startValue();
      else {
        const name = JSON.parse(text.slice(at, end)) as string;
        if (depth === 1 && typeof key === 'string') {
          rootKey = name;
          // A repeated key replaces what it held before.
          if (name === key) places.length = 0;
        }
        if (depth === depthOfElements + 1 && rootKey === (key ?? null)) {
          places.at(-1)?.fields.set(findField(name) ?? name, line);
        }
      }
      at = end - 1;
    } else if (/[-0-9tfn]/.test(character)) {
      startValue();
      while (/[-+.0-9a-zA-Z]/.test(text.charAt(at + 1))) at += 1;
    }
  }
  return places;
}

/** The line of a place in a text. */
export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function endOfString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (' \t\n\r'.includes(text[at] ?? 'x')) at += 1;
  return at;
}
