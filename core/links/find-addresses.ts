import { parse } from 'tldts';

/** A part of a text, in UTF-16 units. */
export interface TextSpan {
  readonly start: number;
  readonly length: number;
}

/** What stands around an address in a sentence. */
const EDGES = /^[\p{Ps}\p{Pi}"'<]+|[\p{Pe}\p{Pf}"'>.,;:!?…]+$/gu;

/**
 * The words of a text that a chat may make into a link by itself: web addresses, with or without `https://`, mail addresses, names with an
 * `@` and commands of bots.
 */
export function findAddresses(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    if (isAddress(word.replaceAll(EDGES, ''))) spans.push({ start: index, length: word.length });
  }
  return spans;
}

function isAddress(word: string): boolean {
  if (word.includes('://') || /@[\p{L}\p{N}_]/u.test(word) || /^\/\p{L}/u.test(word)) return true;
  return word.includes('.') && parse(word).isIcann === true;
}
