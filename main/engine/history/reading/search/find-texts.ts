import type { DatabaseSync } from 'node:sqlite';

/** The indexes know runs of three characters; a shorter word is looked for in every text. */
const INDEXED_LENGTH = 3;

/** Each text once, and the index of its words. */
interface TextTable {
  readonly table: string;
  readonly column: string;
  readonly index: string;
}
const EVENT_TEXTS: TextTable = { table: 'event_texts', column: 'text', index: 'event_words' };
const OFFER_NAMES: TextTable = { table: 'offer_names', column: 'name', index: 'offer_words' };

/** The numbers of the event texts that contain every one of `words`, which are folded. At least one word. */
export function findTexts(database: DatabaseSync, words: readonly string[]): number[] {
  return find(database, EVENT_TEXTS, words);
}

/** The numbers of the names of sections and offers that contain a word. */
export function findNames(database: DatabaseSync, word: string): number[] {
  return find(database, OFFER_NAMES, [word]);
}

function find(database: DatabaseSync, { table, column, index }: TextTable, words: readonly string[]): number[] {
  const long = words.filter((word) => [...word].length >= INDEXED_LENGTH);
  const short = words.filter((word) => !long.includes(word));
  const conditions = short.map(() => `instr(${column}, ?) > 0`);
  if (long.length > 0) {
    conditions.unshift(`id IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ?)`);
  }
  const match = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  const sql =
    short.length === 0
      ? `SELECT rowid AS id FROM ${index} WHERE ${index} MATCH ?`
      : `SELECT id FROM ${table} WHERE ${conditions.join(' AND ')}`;
  return database
    .prepare(sql)
    .all(...(long.length > 0 ? [match] : []), ...short)
    .map((row) => Number(row.id));
}
