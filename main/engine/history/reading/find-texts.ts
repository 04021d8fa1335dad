import type { DatabaseSync } from 'node:sqlite';

/** The index knows runs of three characters; a shorter word is looked for in every text. */
const INDEXED_LENGTH = 3;

/** The numbers of the event texts that contain every one of `words`, which are folded. At least one word. */
export function findTexts(database: DatabaseSync, words: readonly string[]): number[] {
  const long = words.filter((word) => [...word].length >= INDEXED_LENGTH);
  const short = words.filter((word) => !long.includes(word));
  const conditions = short.map(() => 'instr(text, ?) > 0');
  if (long.length > 0) {
    conditions.unshift('id IN (SELECT rowid FROM event_words WHERE event_words MATCH ?)');
  }
  const match = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  const sql =
    short.length === 0
      ? 'SELECT rowid AS id FROM event_words WHERE event_words MATCH ?'
      : `SELECT id FROM event_texts WHERE ${conditions.join(' AND ')}`;
  return database
    .prepare(sql)
    .all(...(long.length > 0 ? [match] : []), ...short)
    .map((row) => Number(row.id));
}
