import type { DatabaseSync } from 'node:sqlite';
import { createWordSpans, type WordSpans } from './word-spans.ts';

/** A word of a search and where it occurs in names. */
export interface SearchedWord {
  readonly word: string;
  readonly spans: WordSpans;
}

/** The words of a search, those in the names of the fewest events first. */
export function toSearchedWords(database: DatabaseSync, words: readonly string[]): SearchedWord[] {
  const eventCount = ({ spans }: SearchedWord) => spans.byEvent?.size ?? Number.POSITIVE_INFINITY;
  return [...new Set(words)]
    .map((word) => ({ word, spans: createWordSpans(database, word) }))
    .sort((a, b) => (eventCount(a) < eventCount(b) ? -1 : 1));
}
