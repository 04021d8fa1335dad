/**
 * How names are made comparable before a filter looks at them. Every function here is linear
 * in its input. `foldText` and `foldAccents` of what they made change nothing.
 */

const PLAIN_ASCII = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** Blank space and control characters, which no name needs. */
const WHITESPACE = /[\s\p{Cc}]+/gu;

/**
 * Unicode normalisation sorts a run of combining marks, and engines do it in quadratic time: 100 KB of them take
 * seconds. No writing system stacks 30; the rest is cut (the stream-safe format of Unicode Standard Annex 15).
 */
const EXCESS_MARKS = /(\p{M}{30})\p{M}+/gu;

/** Diacritics only: the vowel signs of Indic scripts and the voicing marks of kana are letters to their readers. */
const DIACRITICS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+/g;

/** Those of every script, vowel marks too. */
const MARKS = /\p{Mn}+/gu;

/** Letters with a stroke or a ligature, which Unicode does not decompose. */
const STROKED: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ð: 'd',
  þ: 'th',
};
const STROKED_LETTERS = /[øłđħŧæœıðþ]/g;

function normalize(text: string, form: 'NFKC' | 'NFD'): string {
  return text.replace(EXCESS_MARKS, '$1').normalize(form);
}

/** NFKC, case, and runs of space folded; trimmed. Accents stay: "Balcón" and "Balcon" are two sections. */
export function foldText(text: string): string {
  if (PLAIN_ASCII.test(text)) return text.toLowerCase();
  // Upper before lower case folds ß with SS; both forms of the small sigma are one letter.
  const folded = normalize(text, 'NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return normalize(folded, 'NFKC').replace(WHITESPACE, ' ').trim();
}

/** `foldText`, with accents and strokes stripped too: "Sigur Rós" is "sigur ros". */
export function foldAccents(text: string): string {
  const folded = foldText(text);
  if (PLAIN_ASCII.test(folded)) return folded;
  return stripMarks(folded, DIACRITICS).replace(WHITESPACE, ' ').trim();
}

function stripMarks(folded: string, marks: RegExp): string {
  const stripped = normalize(folded, 'NFD').replace(marks, '').normalize('NFC');
  return stripped.replace(STROKED_LETTERS, (letter) => STROKED[letter] ?? letter);
}

const SECTION_WORD = /^(?:section|sec\.|sec|block)(?: |(?<=\.))(?=\S)/;

/** Drops one leading Section, Sec, Sec. or Block from a text that `foldText` made, if a name follows it. */
export function dropSectionWord(folded: string): string {
  return folded.replace(SECTION_WORD, '');
}

/** `foldText` without the leading Section, Sec, Sec. or Block: "Section 101", "SEC. 101" and "101" are one section. */
export function foldSection(name: string): string {
  return dropSectionWord(foldText(name));
}

/** With the signs that stand for it: the okina of "Hawaiʻi", the half rings of Arabic names, the geresh of Hebrew. */
const APOSTROPHES = /['’‘‛ʼʻʽʾʿ´`′＇ꞌ՚׳]/g;

/**
 * The words of a text for keywords: runs of letters and digits. Accents, strokes and the vowel marks of every script
 * (category Mn) are stripped, and apostrophes: "O'Connor" is "oconnor".
 */
export function wordsOf(text: string): string[] {
  const folded = foldText(text.replace(APOSTROPHES, ''));
  const stripped = PLAIN_ASCII.test(folded) ? folded : stripMarks(folded, MARKS);
  return stripped.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** The same with a space for each apostrophe, so that "L'Olympia" has the word "olympia"; `null` if there is none. */
export function wordsBetweenApostrophes(text: string): string[] | null {
  const spaced = text.replace(APOSTROPHES, ' ');
  return spaced === text ? null : wordsOf(spaced);
}
