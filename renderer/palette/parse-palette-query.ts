import { foldAccents } from '../../core/text/fold.ts';
import type { CommandGroup } from './command.ts';

/** What the palette is asked for: words, and the one group that a first character narrows it to. */
export interface PaletteQuery {
  readonly group: CommandGroup['title'] | null;
  /** Without accents, in lower case; every one has to be found. */
  readonly words: readonly string[];
}

/** The characters that narrow the palette to one group. */
export const PREFIXES: Readonly<Record<string, CommandGroup['title']>> = {
  '>': 'Actions',
  '@': 'Events',
  '#': 'Entries',
};

/** Reads what was typed: "@paper moons" asks for events with both words. */
export function parsePaletteQuery(text: string): PaletteQuery {
  const trimmed = text.trimStart();
  const group = Object.hasOwn(PREFIXES, trimmed.charAt(0)) ? (PREFIXES[trimmed.charAt(0)] ?? null) : null;
  const rest = group === null ? trimmed : trimmed.slice(1);
  return { group, words: foldAccents(rest).split(' ').filter(Boolean) };
}

/** Whether every word is in the texts. */
export function matchesQuery({ words }: PaletteQuery, texts: readonly (string | null | undefined)[]): boolean {
  if (words.length === 0) return true;
  const text = foldAccents(texts.filter(Boolean).join(' '));
  return words.every((word) => text.includes(word));
}
